/**
 * Security events, and the one port through which they are reported.
 *
 * <p>An application implements {@link io.jwtgate.event.SecurityListener} and names it as a service.
 * A listener's failure changes no decision.
 */
package io.jwtgate.event;
