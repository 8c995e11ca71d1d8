package io.jwtgate.cdi.internal;

import java.util.Arrays;
import java.util.Set;

/** Beans of Jakarta Enterprise Beans, known by name: the server may have none. */
public final class EnterpriseBean {
  private static final Set<String> KINDS =
      Set.of(
          "jakarta.ejb.Stateless",
          "jakarta.ejb.Stateful",
          "jakarta.ejb.Singleton",
          "jakarta.ejb.MessageDriven");

  private EnterpriseBean() {}

  /** Whether its own container guards it, keeps it in a pool, and runs it as others too. */
  public static boolean is(Class<?> type) {
    return Arrays.stream(type.getAnnotations())
        .anyMatch(each -> KINDS.contains(each.annotationType().getName()));
  }
}
