package io.jwtgate.servers;

/** What Tomcat's own security does with a caller; it has neither JAX-RS nor enterprise beans. */
abstract class TomcatLoginContract extends ContainerLoginContract {

  @Override
  boolean hasBeans() {
    return false;
  }

  @Override
  War application() {
    return Shop.withJersey(super.application());
  }
}
