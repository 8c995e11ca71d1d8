package io.jwtgate.jwks.internal.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** The body of an answer: unframed (RFC 9112 section 6.3), decoded and within its limit. */
final class HttpBody {
  /** What makes a content other than what it is; anything else only says what it is already. */
  private static final Set<String> UNREADABLE =
      Set.of("br", "compress", "x-compress", "deflate", "zstd", "dcb", "dcz");

  private HttpBody() {}

  /**
   * Of an answer with another status than 200 or 203 nothing is read: it is not needed, and may
   * never end.
   *
   * @param limit octets after decoding
   * @throws TooLargeException if there is more
   */
  static byte[] readFrom(InputStream in, HttpHead head, int limit) throws IOException {
    if (!HttpReply.hasDocument(head.status())) {
      return new byte[0];
    }
    byte[] body = upTo(limit + 1, decoded(unframed(in, head), head));
    if (body.length > limit) {
      throw new TooLargeException();
    }
    return body;
  }

  private static byte[] upTo(int octets, InputStream in) throws IOException {
    try {
      return in.readNBytes(octets);
    } catch (StackOverflowError emptyMembers) {
      // The JDK's reader of gzip calls itself for each empty member.
      throw new ProtocolException("too many empty gzip members");
    }
  }

  private static InputStream unframed(InputStream in, HttpHead head) throws IOException {
    List<String> codings =
        head.listed("Transfer-Encoding").stream()
            .filter(coding -> !coding.equals("identity"))
            .toList();
    if (codings.equals(List.of("chunked"))) {
      return new ChunkedInput(in);
    }
    if (!codings.isEmpty()) {
      throw new ProtocolException("an unknown transfer coding");
    }
    List<String> lengths = head.listed("Content-Length").stream().distinct().toList();
    return lengths.isEmpty() ? in : new MeasuredInput(in, octets(lengths));
  }

  /** Said several times it must be the same (RFC 9110 section 8.6). */
  private static long octets(List<String> lengths) throws ProtocolException {
    String length = lengths.get(0);
    if (lengths.size() > 1 || !length.matches("\\d{1,15}")) {
      throw new ProtocolException("a malformed length");
    }
    return Long.parseLong(length);
  }

  private static InputStream decoded(InputStream in, HttpHead head) throws IOException {
    InputStream content = in;
    for (String coding : head.listed("Content-Encoding")) {
      if (UNREADABLE.contains(coding)) {
        throw new ProtocolException("an unknown content coding");
      }
      // Not asked for, and sent by some all the same.
      if (coding.equals("gzip") || coding.equals("x-gzip")) {
        requireFirst(content == in);
        content = new GZIPInputStream(new BufferedInputStream(content));
      }
    }
    return content;
  }

  private static void requireFirst(boolean first) throws ProtocolException {
    if (!first) {
      throw new ProtocolException("compressed twice");
    }
  }

  /** An answer went beyond its limit. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
