package io.jwtgate.keys.remote;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The body of an answer: unframed (RFC 9112 section 6.3), decoded and within its limit. */
final class HttpBody {
  private HttpBody() {}

  /**
   * Of an answer with another status than 200 nothing is read: it is not needed, and may never end.
   *
   * @param limit octets after decoding
   * @throws TooLargeException if there is more
   */
  static byte[] readFrom(InputStream in, HttpHead head, int limit) throws IOException {
    if (head.status() != 200) {
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
    String coding = head.header("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT);
    if (coding.equals("chunked")) {
      return new ChunkedInput(in);
    }
    if (!coding.isEmpty()) {
      throw new ProtocolException("an unknown transfer coding");
    }
    String length = head.header("Content-Length").orElse(null);
    return length == null ? in : new MeasuredInput(in, octets(length));
  }

  private static long octets(String length) throws ProtocolException {
    if (!length.matches("\\d{1,15}")) {
      throw new ProtocolException("a malformed length");
    }
    return Long.parseLong(length);
  }

  private static InputStream decoded(InputStream in, HttpHead head) throws IOException {
    String coding = head.header("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
    return switch (coding) {
      case "identity" -> in;
      // Not asked for, and sent by some all the same.
      case "gzip", "x-gzip" -> new GZIPInputStream(new BufferedInputStream(in));
      default -> throw new ProtocolException("an unknown content coding");
    };
  }

  /** An answer went beyond its limit. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** A body of announced length; ending before it is an error. */
  private static final class MeasuredInput extends InputStream {
    private final InputStream in;
    private long left;

    MeasuredInput(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(buffer, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new EOFException("cut before its announced length");
      }
      left -= read;
      return read;
    }
  }
}
