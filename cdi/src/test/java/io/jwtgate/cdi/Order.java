package io.jwtgate.cdi;

import io.jwtgate.bearer.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lives as long as a request. */
@RequestScoped
public class Order {
  @Inject
  @TokenClaim("tenant")
  private String tenant;

  @Inject
  @TokenClaim("missing")
  private String missing;

  @Inject
  @TokenClaim("tenant")
  private Optional<String> tenantIfAny;

  @Inject
  @TokenClaim("missing")
  private Optional<String> missingIfAny;

  @Inject
  @TokenClaim("level")
  private long level;

  @Inject
  @TokenClaim("level")
  private Integer boxedLevel;

  @Inject
  @TokenClaim("verified")
  private boolean verified;

  @Inject
  @TokenClaim("level")
  private String numberAsText;

  @Inject
  @TokenClaim("score")
  private double score;

  @Inject
  @TokenClaim("score")
  private BigDecimal exactScore;

  @Inject
  @TokenClaim("exp")
  private Instant expiry;

  @Inject
  @TokenClaim("realm_access.roles")
  private List<String> roles;

  @Inject
  @TokenClaim("realm_access.roles")
  private Set<String> distinctRoles;

  @Inject
  @TokenClaim("realm_access")
  private Map<String, Object> access;

  @Inject
  @TokenClaim("\"https://shop.example/plan\"")
  private Object plan;

  @Inject
  @TokenClaim("level")
  private Provider<Optional<Long>> provided;

  @Inject private Optional<Caller> caller;

  public List<String> all() {
    return List.of(
        "tenant " + tenant,
        "missing " + missing,
        "tenantIfAny " + tenantIfAny,
        "missingIfAny " + missingIfAny,
        "level " + level,
        "boxedLevel " + boxedLevel,
        "verified " + verified,
        "numberAsText " + numberAsText,
        "score " + score,
        "exactScore " + exactScore,
        "expiry " + (expiry != null),
        "roles " + roles,
        "distinctRoles " + distinctRoles,
        "access " + access,
        "plan " + plan,
        "provided " + provided.get(),
        "caller " + caller.map(Caller::getName));
  }
}
