package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReasonsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "reasons.md");
  private static final Rejections REFUSALS = Rejections.of(Gate.builder());
  private static final Needs NEEDS =
      new Needs(
          Set.of(
              Access.authenticated(
                  new UserAuthentication(List.of("gold"), Optional.of(Duration.ofMinutes(5))))));

  @Test
  @DisplayName("OBS-03: docs/reasons.md has each code with its status, and no other")
  void pageListsEachCodeWithItsStatus() throws IOException {
    Map<String, String> told = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("| `")) {
        String[] cells = line.split(" \\| ", -1);
        told.put(cells[0].substring(3, cells[0].length() - 1), cells[1]);
      }
    }

    assertEquals(refusals(), told);
  }

  private static Map<String, String> refusals() {
    Stream<Rejection> ofRequests =
        Stream.of(
            REFUSALS.noCredentials(NEEDS),
            REFUSALS.invalidRequest(),
            REFUSALS.scopesLacking(Set.of("s"), Set.of()),
            REFUSALS.roleLacking(Set.of("r"), Set.of(), NEEDS),
            REFUSALS.acrTooLow(NEEDS),
            REFUSALS.authenticationTooOld(NEEDS),
            REFUSALS.deniedToAll(),
            Rejections.noRequest(),
            REFUSALS.notConfidential(),
            REFUSALS.crossSite(""),
            REFUSALS.unavailable("keys_unavailable", Duration.ZERO),
            REFUSALS.unavailable("overloaded", Duration.ZERO),
            REFUSALS.unavailable("revocation_unavailable", Duration.ZERO));
    Stream<Rejection> ofTokens =
        Arrays.stream(RejectionReason.values())
            .map(TokenRejectedException::new)
            .map(REFUSALS::invalidToken);
    Map<String, String> statuses = new TreeMap<>();
    Stream.concat(ofRequests, ofTokens)
        .forEach(it -> statuses.put(it.code(), Integer.toString(it.status())));
    return statuses;
  }
}
