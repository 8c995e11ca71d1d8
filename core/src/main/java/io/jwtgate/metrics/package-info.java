/** What a verifier counts, and where it is shown: {@code docs/metrics.md}. */
package io.jwtgate.metrics;
