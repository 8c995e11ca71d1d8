/** Verifiers' figures as Micrometer meters. */
package io.jwtgate.micrometer;
