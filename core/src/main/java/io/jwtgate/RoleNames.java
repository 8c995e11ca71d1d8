package io.jwtgate;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the names in a token are called here: a prefix is cut off, then the map is asked, then a
 * prefix is put before. Immutable.
 *
 * @param map roles by a name that stands for them
 * @param onlyMapped whether other names give no role
 * @param stripped cut off where a name begins with it
 * @param added put before each role
 */
record RoleNames(
    Map<String, Set<String>> map,
    boolean onlyMapped,
    String stripped,
    String added,
    Set<String> given) {

  RoleNames(Map<String, Set<String>> map, boolean onlyMapped, String stripped, String added) {
    this(Map.copyOf(map), onlyMapped, stripped, added, union(map.values()));
  }

  private static Set<String> union(Collection<Set<String>> all) {
    return all.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The roles of these names.
   *
   * @param names may be changed
   */
  Set<String> of(Set<String> names) {
    if (map.isEmpty() && stripped.isEmpty() && added.isEmpty()) {
      return names;
    }
    Set<String> roles = new HashSet<>();
    names.forEach(name -> add(roles, name));
    roles.remove("");
    return added.isEmpty() ? roles : withPrefix(roles);
  }

  private void add(Set<String> roles, String name) {
    String bare = name.startsWith(stripped) ? name.substring(stripped.length()) : name;
    Set<String> mapped = map.get(bare);
    if (mapped != null) {
      roles.addAll(mapped);
    } else if (!onlyMapped && !given.contains(bare)) {
      roles.add(bare);
    }
  }

  private Set<String> withPrefix(Set<String> roles) {
    return roles.stream().map(added::concat).collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public String toString() {
    return (stripped.isEmpty() ? "" : ", without " + stripped)
        + (map.isEmpty() ? "" : ", " + map.size() + " names mapped" + (onlyMapped ? " alone" : ""))
        + (added.isEmpty() ? "" : ", with " + added + " before them");
  }
}
