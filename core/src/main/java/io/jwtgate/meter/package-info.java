/** Counts what {@code io.jwtgate.metrics} shows; not published. */
package io.jwtgate.meter;
