/**
 * A verifier's figures as Micrometer meters.
 *
 * <p>The jar is enough: meters join the global registry. {@link
 * io.jwtgate.micrometer.MeterPublisher} is for a registry of the application's own.
 */
package io.jwtgate.micrometer;
