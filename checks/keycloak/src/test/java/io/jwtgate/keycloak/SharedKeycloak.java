package io.jwtgate.keycloak;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Keycloak for all tests, since it takes half a minute to start; each makes its own realm. */
final class SharedKeycloak implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Keycloak.class;
  }

  /** Started at the first test that asks, closed with the store after the last. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedKeycloak.class))
        .getOrComputeIfAbsent(Keycloak.class, type -> Keycloak.start(), Keycloak.class);
  }
}
