package io.jwtgate.benchmarks.http;

import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Requests that are ready to be sent, each with a token of its own of about 900 bytes. */
record Tokens(TestKey key) {
  static final String ISSUER = "https://id.example.com/realms/shop";
  static final String AUDIENCE = "orders";
  static final String KEY_ID = "2026-11-a";

  static Tokens ofANewKey() {
    return new Tokens(TestKey.generate("RS256", KEY_ID));
  }

  List<byte[]> requests(int count) {
    String[] roles =
        IntStream.range(0, 16).mapToObj(i -> "orders-role-" + i).toArray(String[]::new);
    return IntStream.range(0, count).parallel().mapToObj(i -> request(roles)).toList();
  }

  private byte[] request(String[] roles) {
    String token =
        TokenMint.of(ISSUER, AUDIENCE, key)
            .token()
            .subject("alice")
            .expiresIn(Duration.ofHours(12))
            .claim("preferred_username", "alice")
            .scope("openid profile email")
            .roles(roles)
            .compact();
    String text =
        "GET /hello HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
