package io.jwtgate.examples.mcp;

import io.jwtgate.bearer.Requirement;
import io.jwtgate.bearer.UserAuthentication;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each tool needs beyond what every request needs. */
final class ToolRules {
  private static final Requirement READ = scopes("orders:read");
  private static final Requirement WRITE = scopes("orders:read", "orders:write");

  static final Map<String, List<Requirement>> ALL =
      Map.of(
          "list_orders", List.of(READ),
          "cancel_order", List.of(WRITE),
          "pay_order", List.of(WRITE, recentLogin("gold")));

  private ToolRules() {}

  private static Requirement scopes(String... scopes) {
    return Requirement.anyScopes(List.of(Set.of(scopes)));
  }

  private static Requirement recentLogin(String acr) {
    Optional<Duration> maxAge = Optional.of(Duration.ofMinutes(5));
    return Requirement.authenticated(new UserAuthentication(List.of(acr), maxAge));
  }
}
