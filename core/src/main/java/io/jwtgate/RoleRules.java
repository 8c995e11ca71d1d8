package io.jwtgate;

import static io.jwtgate.RejectionReason.MALFORMED_CLAIM;

import io.jwtgate.internal.jose.ControlCharacters;
import io.jwtgate.internal.jose.QuotedText;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where an issuer's tokens have roles, in which form, and what the application calls them. What
 * stands there in another form gives none. Immutable and thread-safe.
 */
public final class RoleRules {
  private static final String ANY_ROLE = "*";
  private static final RolePath SCOPE = RolePath.of(ClaimPath.of("scope"));

  private final List<RolePath> paths;
  private final Optional<RolePath> scopes;
  private final String separators;
  private final boolean fromMembers;
  private final RoleNames names;

  private RoleRules(Builder builder, Optional<RolePath> scopes) {
    this(builder.paths, scopes, builder.separators, builder.fromMembers, builder.names());
  }

  private RoleRules(
      List<RolePath> paths,
      Optional<RolePath> scopes,
      String separators,
      boolean fromMembers,
      RoleNames names) {
    this.paths = paths;
    this.scopes = scopes;
    this.separators = separators;
    this.fromMembers = fromMembers;
    this.names = names;
  }

  /** Begins rules by which the strings of the claim {@code roles} are the roles. */
  public static Builder builder() {
    return new Builder();
  }

  /** The same, where scopes stand in another claim than {@code scope}. */
  RoleRules withScopes(Optional<ClaimPath> named) {
    return new RoleRules(paths, named.map(RolePath::of), separators, fromMembers, names);
  }

  /**
   * The roles of a token. None is {@code *}, which is no role's name (servlet specification,
   * section 13.3): servers take it for any.
   *
   * @throws TokenRejectedException if one has a control character
   */
  Set<String> of(Claims claims) {
    Set<String> found = new HashSet<>();
    for (RolePath path : paths) {
      path.forEachIn(claims.asMap(), value -> addTo(found, path, value));
    }
    if (found.stream().anyMatch(ControlCharacters::areIn)) {
      throw new TokenRejectedException(MALFORMED_CLAIM, "a role has a control character");
    }
    Set<String> roles = names.of(found);
    roles.remove(ANY_ROLE);
    return CallerClaims.compact(roles);
  }

  private void addTo(Set<String> found, RolePath path, Object value) {
    if (isOfScopes(path)) {
      stringsOf(value).forEach(scope -> CallerClaims.addParts(scope, " ", found));
    } else if (value instanceof String one && !separators.isEmpty()) {
      CallerClaims.addParts(one, separators, found);
    } else if (value instanceof Map<?, ?> object) {
      addMembers(found, object);
    } else {
      found.addAll(stringsOf(value));
    }
  }

  /** A scope has no space (RFC 6749 section 3.3), so there it is clear what one is. */
  private boolean isOfScopes(RolePath path) {
    return path.equals(SCOPE) || scopes.filter(path::equals).isPresent();
  }

  private static Collection<String> stringsOf(Object value) {
    if (value instanceof String one) {
      return List.of(one);
    }
    return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }

  /** A member whose value says no, or says nothing, is no role. */
  private void addMembers(Set<String> found, Map<?, ?> object) {
    if (fromMembers) {
      object.forEach(
          (name, value) -> {
            if (saysYes(value)) {
              found.add((String) name);
            }
          });
    }
  }

  private static boolean saysYes(Object value) {
    return value instanceof Map
        || Boolean.TRUE.equals(value)
        || (value instanceof Collection<?> array && !array.isEmpty());
  }

  /** In words for an operator. */
  @Override
  public String toString() {
    String from = paths.stream().map(RolePath::toString).collect(Collectors.joining(", "));
    return "from "
        + (from.isEmpty() ? "nowhere" : from)
        + (separators.isEmpty() ? "" : ", one string is split")
        + (fromMembers ? ", members of an object count" : "")
        + names;
  }

  /** Collects rules. Not thread-safe. */
  public static final class Builder {
    private List<RolePath> paths = List.of(RolePath.of(ClaimPath.of("roles")));
    private String separators = "";
    private boolean fromMembers;
    private Map<String, Set<String>> map = Map.of();
    private boolean onlyMapped;
    private String strippedPrefix = "";
    private String addedPrefix = "";

    private Builder() {}

    /** Where roles stand; all are merged. Left out: {@code roles}. */
    public Builder claims(ClaimPath... paths) {
      this.paths = Arrays.stream(paths).map(RolePath::of).toList();
      return this;
    }

    /**
     * The same as text: paths with commas between them, in which {@code *} after a name stands for
     * each member of an object or element of an array, as in {@code resource_access.*.roles}.
     *
     * @throws IllegalArgumentException if a path is malformed
     */
    public Builder claims(String paths) {
      this.paths =
          QuotedText.split(paths, ',').stream().map(String::strip).map(RolePath::parse).toList();
      return this;
    }

    /**
     * Where one string is split into roles. Elements of arrays are never split, and scopes always
     * are, at spaces. Left out: nowhere, so that a string is one role.
     */
    public Builder separators(boolean spaces, boolean commas) {
      this.separators = (spaces ? " " : "") + (commas ? "," : "");
      return this;
    }

    /**
     * Takes the names of an object's members for roles, of those members whose value is {@code
     * true}, an object or an array that is not empty. Left out: an object gives no role.
     */
    public Builder fromMembers() {
      this.fromMembers = true;
      return this;
    }

    /**
     * What names in a token mean here. A name that is a key gives these roles and not itself, and
     * these roles are given by the map alone. Other names stay as they are. Left out: every name
     * does.
     */
    public Builder map(Map<String, Set<String>> rolesByName) {
      this.map = rolesByName;
      return this;
    }

    /** Leaves out names that are no key of the map. */
    public Builder onlyMapped() {
      this.onlyMapped = true;
      return this;
    }

    /** Is cut off from each name that begins with it, before the map is asked. */
    public Builder stripPrefix(String prefix) {
      this.strippedPrefix = prefix;
      return this;
    }

    /** Is put before each role, after the map was asked. */
    public Builder addPrefix(String prefix) {
      this.addedPrefix = prefix;
      return this;
    }

    private RoleNames names() {
      return new RoleNames(map, onlyMapped, strippedPrefix, addedPrefix);
    }

    /** The rules. */
    public RoleRules build() {
      return new RoleRules(this, Optional.empty());
    }
  }
}
