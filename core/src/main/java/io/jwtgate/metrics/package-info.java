/**
 * What a verifier counts, and the port through which it is published: {@code docs/metrics.md}.
 *
 * <p>Figures are read at any time and by any thread. No label comes from a token.
 */
package io.jwtgate.metrics;
