package io.jwtgate.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/**
 * How the octets of an answer go out.
 *
 * @param length what Content-Length says; in the words of the JDK's server, 0 means chunks until
 *     the end and -1 no body
 * @param content writes them
 */
record Body(long length, Content content) {
  /** The most that an endless answer or a gzip bomb writes, should nobody hang up. */
  private static final int CEILING = 256 << 20;

  interface Content {
    void writeTo(OutputStream out) throws IOException, InterruptedException;
  }

  static Body whole(byte[] octets) {
    return new Body(octets.length == 0 ? -1 : octets.length, out -> out.write(octets));
  }

  /** Announces everything and sends the first part only. */
  static Body cut(byte[] octets, int sent) {
    return new Body(octets.length, out -> out.write(octets, 0, sent));
  }

  /** One octet at a time, so that no read ever times out. */
  static Body trickled(byte[] octets, Duration interval) {
    return new Body(octets.length, out -> trickle(octets, interval, out));
  }

  private static void trickle(byte[] octets, Duration interval, OutputStream out)
      throws IOException, InterruptedException {
    for (byte octet : octets) {
      out.write(octet);
      out.flush();
      Thread.sleep(interval.toMillis());
    }
  }

  static Body endless() {
    return new Body(0, Body::writeSpaces);
  }

  static Body gzipped(byte[] octets) {
    return new Body(0, out -> gzip(out, zipped -> zipped.write(octets)));
  }

  /** A JWK set that is correct but for the spaces in it. */
  static Body gzipBomb() {
    return new Body(0, out -> gzip(out, Body::writeBomb));
  }

  private static void writeBomb(OutputStream out) throws IOException {
    out.write("{\"keys\":[".getBytes(US_ASCII));
    writeSpaces(out);
    out.write("]}".getBytes(US_ASCII));
  }

  private static void gzip(OutputStream out, Content content)
      throws IOException, InterruptedException {
    GZIPOutputStream zipped = new GZIPOutputStream(out);
    content.writeTo(zipped);
    zipped.finish();
  }

  private static void writeSpaces(OutputStream out) throws IOException {
    byte[] spaces = new byte[1 << 16];
    Arrays.fill(spaces, (byte) ' ');
    for (int sent = 0; sent < CEILING; sent += spaces.length) {
      out.write(spaces);
    }
  }
}
