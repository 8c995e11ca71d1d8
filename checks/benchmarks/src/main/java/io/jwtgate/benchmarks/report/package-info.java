/** Runs the benchmarks, and makes tables and a plot of what they say. */
package io.jwtgate.benchmarks.report;
