package io.jwtgate;

import io.jwtgate.internal.jose.MalformedJwsException;
import io.jwtgate.internal.jose.UnverifiedJwe;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be told to an operator of a token that may be encrypted. Of its header only what names
 * algorithms and the key is shown.
 *
 * @param signed the token inside, if it could be opened; otherwise the token as it came
 * @param text how it was encrypted; empty for one that was not
 * @param isOpened whether it was encrypted and could be opened
 * @param mostCharacters how long it may be
 */
record EncryptedForm(String signed, String text, boolean isOpened, int mostCharacters) {
  private static final List<String> SHOWN = List.of("alg", "enc", "kid", "cty");

  static EncryptedForm of(String compact, EncryptedTokens encrypted, int most) {
    if (!encrypted.areExpected()) {
      return new EncryptedForm(compact, "", false, most);
    }
    return UnverifiedJwe.hasForm(compact)
        ? opened(compact, encrypted, most)
        : new EncryptedForm(compact, "", false, most);
  }

  private static EncryptedForm opened(String compact, EncryptedTokens encrypted, int most) {
    try {
      String inside = encrypted.open(compact).text();
      return new EncryptedForm(inside, header(compact) + "; inside ", true, most);
    } catch (TokenRejectedException closed) {
      return new EncryptedForm(compact, header(compact) + "; ", false, most);
    }
  }

  private static String header(String compact) {
    try {
      UnverifiedJwe jwe = UnverifiedJwe.parse(compact);
      return SHOWN.stream()
          .filter(jwe.header()::has)
          .map(name -> name + ' ' + jwe.header().parameters().get(name).orElse("null"))
          .map(TokenDescription::shown)
          .collect(Collectors.joining(", "));
    } catch (MalformedJwsException malformed) {
      return "malformed";
    }
  }
}
