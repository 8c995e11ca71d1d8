package io.jwtgate.jwks.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** Reads lines that end with LF or CR LF, so many octets of them and no more. */
final class HttpLines {
  private final InputStream in;
  private int left;

  HttpLines(InputStream in, int limit) {
    this.in = in;
    this.left = limit;
  }

  /** A line without its end. */
  String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("cut within a line");
      }
      if (left-- == 0) {
        throw new ProtocolException("lines are too long");
      }
      line.write(octet);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
