/** Measures JwtGate beside its floors and its peers. */
package io.jwtgate.benchmarks;
