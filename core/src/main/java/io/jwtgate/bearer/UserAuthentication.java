package io.jwtgate.bearer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a user must have logged in, and how long ago at most (RFC 9470). It is judged at every
 * request. Immutable.
 *
 * @param acrValues accepted {@code acr} values, the preferred one first; empty for any
 * @param maxAge how long ago {@code auth_time} may lie, in whole seconds; empty for any time
 */
public record UserAuthentication(List<String> acrValues, Optional<Duration> maxAge) {
  /** Any. */
  public static final UserAuthentication ANY = new UserAuthentication(List.of(), Optional.empty());

  private static final Pattern ACR = Pattern.compile("[!#-\\[\\]-~]+");

  /**
   * @throws IllegalArgumentException if a value can't stand in a challenge, or the age is not of
   *     one second to 10,000 days, in whole seconds
   */
  public UserAuthentication {
    acrValues = List.copyOf(new LinkedHashSet<>(acrValues));
    acrValues.forEach(UserAuthentication::requireAcr);
    maxAge.ifPresent(UserAuthentication::requireAge);
  }

  /** Rejects an {@code acr} that holds a blank, a quote or what a header can't carry. */
  public static void requireAcr(String acr) {
    if (!ACR.matcher(acr).matches()) {
      throw new IllegalArgumentException("write acr values without blanks and quotes");
    }
  }

  private static void requireAge(Duration age) {
    boolean within = age.toSeconds() >= 1 && age.toDays() < 10_000;
    if (!within || !age.equals(age.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException("write whole seconds, PT1S or more, such as PT5M");
    }
  }

  boolean isAny() {
    return acrValues.isEmpty() && maxAge.isEmpty();
  }

  /** By one of the values; some providers write an array where RFC 9068 has a string. */
  boolean isOfClass(Caller caller) {
    return acrValues.isEmpty()
        || caller.token().claims().strings("acr").stream().anyMatch(acrValues::contains);
  }

  /**
   * Whether the user has logged in lately enough: a time that is missing, or that lies ahead of
   * both this clock and the token's own issue, tells nothing.
   */
  boolean isRecent(Caller caller, Instant now) {
    return maxAge.isEmpty()
        || caller
            .token()
            .claims()
            .instant("auth_time")
            .filter(at -> !at.isAfter(now) || isBeforeIssue(at, caller))
            .filter(at -> !at.plus(maxAge.get()).isBefore(now))
            .isPresent();
  }

  /** Clocks differ, and a valid token was issued within that difference. */
  private static boolean isBeforeIssue(Instant at, Caller caller) {
    return caller.token().issuedAt().filter(issued -> !at.isAfter(issued)).isPresent();
  }

  /** What meets both: values that both accept, or else those of both, and the shorter age. */
  UserAuthentication and(UserAuthentication other) {
    return new UserAuthentication(
        acrOfBoth(other),
        Stream.of(maxAge, other.maxAge).flatMap(Optional::stream).min(Duration::compareTo));
  }

  private List<String> acrOfBoth(UserAuthentication other) {
    List<String> common = new ArrayList<>(acrValues);
    common.retainAll(other.acrValues);
    Set<String> all = new LinkedHashSet<>(acrValues);
    all.addAll(other.acrValues);
    return common.isEmpty() ? List.copyOf(all) : common;
  }
}
