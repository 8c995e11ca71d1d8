package io.jwtgate.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.Key;
import java.util.Base64;

/** Writes a key in the text form of RFC 7468. */
final class Pem {
  private Pem() {}

  static String of(String label, Key key) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key.getEncoded());
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
