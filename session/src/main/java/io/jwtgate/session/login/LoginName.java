package io.jwtgate.session.login;

import java.text.Normalizer;
import java.util.Locale;

/** A username as limits count it: whatever looks the same, or differs in case alone, is one. */
final class LoginName {
  private LoginName() {}

  static String of(String typed) {
    String form = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    // Twice, since a lower case can have another form: U+0130.
    String lower = form.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFKC).strip();
  }
}
