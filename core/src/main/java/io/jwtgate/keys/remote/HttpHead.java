package io.jwtgate.keys.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status and the headers of an answer (RFC 9112 sections 4 and 5).
 *
 * @param status three digits
 * @param headers by name without regard to case; of a repeated one, all values with commas between
 */
record HttpHead(int status, Map<String, String> headers) {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~\\w-]+");
  private static final int MAX_LINE = 8 * 1024;
  private static final int MAX_FIELDS = 100;
  private static final int MAX_INTERIM = 4;

  HttpHead {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /** The final answer's head; interim answers before it are read over (RFC 9110 section 15.2). */
  static HttpHead readFrom(InputStream in) throws IOException {
    for (int i = 0; i <= MAX_INTERIM; i++) {
      HttpHead head = readOne(in);
      if (head.status >= 200) {
        return head;
      }
    }
    throw new ProtocolException("too many interim answers");
  }

  private static HttpHead readOne(InputStream in) throws IOException {
    Matcher status = STATUS_LINE.matcher(line(in));
    if (!status.matches()) {
      throw new ProtocolException("no status line");
    }
    return new HttpHead(Integer.parseInt(status.group(1)), fields(in));
  }

  private static Map<String, String> fields(InputStream in) throws IOException {
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String line = line(in);
    for (int count = 0; !line.isEmpty(); count++) {
      if (count == MAX_FIELDS) {
        throw new ProtocolException("too many headers");
      }
      add(line, fields);
      line = line(in);
    }
    return fields;
  }

  private static void add(String line, Map<String, String> fields) throws ProtocolException {
    int colon = line.indexOf(':');
    String name = line.substring(0, Math.max(0, colon));
    String value = line.substring(colon + 1).strip();
    if (!NAME.matcher(name).matches() || !value.chars().allMatch(HttpHead::isVisible)) {
      throw new ProtocolException("a malformed header");
    }
    fields.merge(name, value, (one, more) -> one + ", " + more);
  }

  private static boolean isVisible(int octet) {
    return octet == '\t' || (octet >= ' ' && octet != 0x7f);
  }

  /** A line without its end, which is LF or CR LF. */
  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("cut within a line");
      }
      if (line.size() == MAX_LINE) {
        throw new ProtocolException("a line is too long");
      }
      line.write(octet);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
