/** What guarding costs over HTTP: servers of one core each, and what loads them. */
package io.jwtgate.benchmarks.http;
