package io.jwtgate.oauth.internal;

import io.jwtgate.web.OpenRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The form that a provider posts (OIDC Back-Channel Logout 1.0 section 2.5). */
final class LogoutForm {
  private static final String TYPE = "application/x-www-form-urlencoded";
  private static final String FIELD = "logout_token";
  private static final int MOST_OCTETS = 16 * 1024;

  private LogoutForm() {}

  /** The one token of it; empty for anything else. */
  static Optional<String> token(OpenRequest request) throws IOException {
    if (!isForm(request)) {
      return Optional.empty();
    }
    byte[] body = request.body().readNBytes(MOST_OCTETS + 1);
    return body.length > MOST_OCTETS
        ? Optional.empty()
        : onlyToken(new String(body, StandardCharsets.US_ASCII));
  }

  private static boolean isForm(OpenRequest request) {
    List<String> types = request.header("Content-Type");
    return types.size() == 1
        && types.get(0).split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE);
  }

  private static Optional<String> onlyToken(String form) {
    List<String> tokens = new ArrayList<>();
    try {
      for (String field : form.split("&", -1)) {
        String[] parts = field.split("=", 2);
        String value = parts.length == 2 ? decoded(parts[1]) : "";
        if (decoded(parts[0]).equals(FIELD)) {
          tokens.add(value);
        }
      }
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    return tokens.size() == 1 ? Optional.of(tokens.get(0)) : Optional.empty();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
