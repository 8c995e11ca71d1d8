package io.jwtgate.session.store;

import java.time.Clock;

/**
 * How another process opens the place that a test has made. It has a constructor without arguments.
 */
@FunctionalInterface
public interface OpenedPlace {
  SharedPlace open(String address, Clock clock) throws Exception;
}
