package io.jwtgate.testkit;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tokens whose text is wrong, before any JSON is read. */
record HostileText(TokenMint mint) {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  Stream<HostileToken> rows() {
    String good = mint.token().compact();
    String header = good.substring(0, good.indexOf('.'));
    String signature = good.substring(good.lastIndexOf('.') + 1);
    String payload = good.substring(header.length() + 1, good.length() - signature.length() - 1);
    String start = header + '.' + payload + '.';
    return Stream.of(
        row("no dot", "e30"),
        row("one dot", header + '.' + payload),
        row("dots alone", "..."),
        row("a fourth segment", good + ".e30"),
        row("eight thousand dots", ".".repeat(8000)),
        new HostileToken("five segments", "encrypted", header + ".a2V5.aXY.dGV4dA.dGFn"),
        new HostileToken("text without end", "too_large", good + "A".repeat(8192)),
        row("JWS in JSON form", "{\"payload\":\"" + payload + "\"}"),
        row("empty header", '.' + payload + '.' + signature),
        row("empty payload", header + ".." + signature),
        row("empty signature", start),
        row("padded signature", good + "=="),
        row("padded payload", header + '.' + payload + "==." + signature),
        row("padded header", header + "==." + payload + '.' + signature),
        row("spare bits in the signature", start + withSpareBit(signature)),
        row("spare bits in the payload", withSpareBits(1)),
        row("spare bits in the header", withSpareBits(0)),
        row("exclamation mark in the signature", start + "!" + signature.substring(1)),
        row("space in the signature", start + signature.substring(0, 4) + ' ' + signature),
        row("line break in the signature", start + signature + "\n"),
        row("plus sign in the payload", header + ".+" + payload.substring(1) + '.' + signature),
        row("slash in the payload", header + "./" + payload.substring(1) + '.' + signature),
        row("letter of another script", start + signature.substring(1) + 'А'),
        row("segment of impossible length", good + "A".repeat((5 - signature.length() % 4) % 4)));
  }

  private static HostileToken row(String name, String compact) {
    return new HostileToken(name, "malformed", compact);
  }

  private String withSpareBits(int segment) {
    return IntStream.range(0, 4)
        .mapToObj("p"::repeat)
        .map(pad -> mint.token().header("pad", pad).claim("pad", pad).compact().split("\\.", -1))
        .filter(segments -> segments[segment].length() % 4 != 0)
        .findFirst()
        .map(segments -> spareBitIn(segments, segment))
        .orElseThrow();
  }

  private static String spareBitIn(String[] segments, int index) {
    segments[index] = withSpareBit(segments[index]);
    return String.join(".", segments);
  }

  /** The same octets, where the last character has bits to spare; else one more, to be padded. */
  private static String withSpareBit(String segment) {
    int last = ALPHABET.indexOf(segment.charAt(segment.length() - 1));
    return segment.length() % 4 == 0
        ? segment + "A="
        : segment.substring(0, segment.length() - 1) + ALPHABET.charAt(last | 1);
  }
}
