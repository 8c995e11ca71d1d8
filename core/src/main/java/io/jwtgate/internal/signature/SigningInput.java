package io.jwtgate.internal.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;

/** What a signature is made over (RFC 7515 section 5.1): header, dot and payload, as sent. */
public final class SigningInput {
  private final byte[] octets;

  private SigningInput(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Of a text that is held already.
   *
   * @param octets the text's octets; not copied
   */
  public static SigningInput of(byte[] octets) {
    return new SigningInput(octets);
  }

  /**
   * Of two segments; empty if one is null or has a character that no segment has. A dot could stand
   * at two places, and a character beyond ASCII would become a question mark.
   */
  public static Optional<SigningInput> of(String header, String payload) {
    return isSegment(header) && isSegment(payload)
        ? Optional.of(new SigningInput((header + '.' + payload).getBytes(US_ASCII)))
        : Optional.empty();
  }

  private static boolean isSegment(String text) {
    return text != null && text.chars().allMatch(SigningInput::isBase64Url);
  }

  private static boolean isBase64Url(int character) {
    return (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || character == '-'
        || character == '_';
  }

  /** Not a copy. */
  byte[] octets() {
    return octets;
  }

  /** As it was sent, once more in text. */
  String text() {
    return new String(octets, US_ASCII);
  }
}
