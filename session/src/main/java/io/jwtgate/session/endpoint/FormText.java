package io.jwtgate.session.endpoint;

import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.jose.StrictUtf8;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a form ({@code application/x-www-form-urlencoded}, WHATWG URL section 5.1) as strictly as
 * JSON is read: each name once, nothing but printable ASCII as it is sent, and UTF-8 where it is
 * decoded. A browser sends nothing else; what is guessed at would be another password.
 */
final class FormText {
  private FormText() {}

  /**
   * @throws JsonRejectedException if it is no such form
   */
  static Map<String, Object> parameters(byte[] octets) {
    Map<String, Object> parameters = new HashMap<>();
    for (String pair : asciiOf(octets).split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      if (parameters.put(name, value) != null) {
        throw malformed();
      }
    }
    return parameters;
  }

  private static String asciiOf(byte[] octets) {
    StringBuilder text = new StringBuilder(octets.length);
    for (byte octet : octets) {
      if (octet <= ' ' || octet == 0x7f) {
        throw malformed();
      }
      text.append((char) octet);
    }
    return text.toString();
  }

  private static String decoded(String text) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '%') {
        octets.write(octet(text, at + 1));
        at += 2;
      } else {
        octets.write(character == '+' ? ' ' : character);
      }
    }
    return StrictUtf8.decode(octets.toByteArray());
  }

  private static int octet(String text, int at) {
    int high = at + 1 < text.length() ? digit(text.charAt(at)) : -1;
    int low = at + 1 < text.length() ? digit(text.charAt(at + 1)) : -1;
    if (high < 0 || low < 0) {
      throw malformed();
    }
    return high * 16 + low;
  }

  private static int digit(char character) {
    return character < 0x80 ? Character.digit(character, 16) : -1;
  }

  private static JsonRejectedException malformed() {
    return new JsonRejectedException("not a form");
  }
}
