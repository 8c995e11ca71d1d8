package io.jwtgate.session.login;

import java.time.Duration;

/**
 * How many logins may fail in a while. Immutable.
 *
 * @param perNameAndAddress of one name from one address; the narrow one, so that who guesses locks
 *     out himself and not the owner
 * @param perName of one name from anywhere: beyond it an address that the owner never came from has
 *     3 tries, and none beyond ten times as many
 * @param perAddress of any names from one address, behind which many people may be
 * @param window how long they count, from the first on
 */
public record LoginLimits(int perNameAndAddress, int perName, int perAddress, Duration window) {
  /** 10, 100 and 300 in 5 minutes. */
  public static final LoginLimits USUAL = new LoginLimits(10, 100, 300, Duration.ofMinutes(5));

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range; the message begins with its name
   */
  public LoginLimits {
    require(perNameAndAddress > 0, "login-failures: write a number above 0");
    require(perName > 0, "login-failures-per-name: write a number above 0");
    require(perAddress > 0, "login-failures-per-address: write a number above 0");
    require(
        window.compareTo(Duration.ofSeconds(1)) >= 0 && window.compareTo(Duration.ofDays(1)) <= 0,
        "login-window: write a duration from PT1S to P1D");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
