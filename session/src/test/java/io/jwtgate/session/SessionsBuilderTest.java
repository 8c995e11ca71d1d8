package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values sessions take. */
class SessionsBuilderTest {
  private final TokenIssuer issuer =
      TokenIssuer.of("https://login.example")
          .audience("orders")
          .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
          .build();

  private SessionsBuilder with(String setting, Duration value) {
    SessionsBuilder builder =
        Sessions.builder(issuer, subject -> Optional.of(Account.of(subject))).listener(event -> {});
    return switch (setting) {
      case "refresh-grace" -> builder.grace(value);
      case "idle-timeout" -> builder.idleTimeout(value);
      case "absolute-timeout" -> builder.absoluteTimeout(value);
      case "remembered-timeout" -> builder.rememberedTimeout(value);
      default -> builder.maxPerSubject((int) value.toSeconds());
    };
  }

  @ParameterizedTest
  @CsvSource({
    "refresh-grace, PT0S, PT-0.001S",
    "refresh-grace, PT60S, PT60.001S",
    "idle-timeout, PT10M, PT9M59.999S",
    "idle-timeout, P7D, P7DT0.001S",
    "absolute-timeout, PT24H, PT23H59M59.999S",
    "remembered-timeout, P7D, P6DT23H59M59.999S",
    "max-sessions, PT1S, PT0S"
  })
  @DisplayName("RT-09, SESS-09: the last value that is taken, and the first that is rejected")
  void valuesHaveBounds(String setting, Duration taken, Duration rejected) {
    assertEquals(issuer, with(setting, taken).build().issuer());
    SessionsBuilder wrong = with(setting, rejected);
    String message = assertThrows(IllegalArgumentException.class, wrong::build).getMessage();
    // An idle timeout that is too long is told of as an absolute one that is too short.
    assertTrue(
        message.startsWith(setting + ": ") || message.startsWith("absolute-timeout: "), message);
  }
}
