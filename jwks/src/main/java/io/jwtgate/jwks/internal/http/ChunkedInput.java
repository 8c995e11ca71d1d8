package io.jwtgate.jwks.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** A body in chunks (RFC 9112 section 7.1); extensions are dropped, trailers are not read. */
final class ChunkedInput extends InputStream {
  private static final int LONGEST_LINE = 8 * 1024;

  private final InputStream in;
  private long left;
  private boolean begun;
  private boolean ended;

  ChunkedInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int read = in.read(buffer, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("cut within a chunk");
    }
    left -= read;
    return read;
  }

  private void nextChunk() throws IOException {
    if (begun && !line().isEmpty()) {
      throw new ProtocolException("a chunk is longer than it says");
    }
    begun = true;
    String size = line().split("[; \\t]", 2)[0];
    if (!size.matches("0*[0-9A-Fa-f]{1,8}")) {
      throw new ProtocolException("a malformed chunk size");
    }
    left = Long.parseLong(size, 16);
    ended = left == 0;
  }

  private String line() throws IOException {
    return new HttpLines(in, LONGEST_LINE).next();
  }
}
