package io.jwtgate.jwks.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The status and the headers of an answer (RFC 9112 sections 4 and 5).
 *
 * @param status three digits
 * @param headers by name without regard to case; of a repeated one, all values with commas between
 */
public record HttpHead(int status, Map<String, String> headers) {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~\\w-]+");
  private static final int MAX_OCTETS = 64 * 1024;
  private static final int MAX_FIELDS = 100;
  private static final int MAX_INTERIM = 4;

  public HttpHead {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /** The final answer's head; interim answers before it are read over (RFC 9110 section 15.2). */
  public static HttpHead readFrom(InputStream in) throws IOException {
    for (int i = 0; i <= MAX_INTERIM; i++) {
      HttpHead head = readOne(new HttpLines(in, MAX_OCTETS));
      if (head.status >= 200) {
        return head;
      }
    }
    throw new ProtocolException("too many interim answers");
  }

  private static HttpHead readOne(HttpLines lines) throws IOException {
    Matcher status = STATUS_LINE.matcher(lines.next());
    if (!status.matches()) {
      throw new ProtocolException("no status line");
    }
    return new HttpHead(Integer.parseInt(status.group(1)), fields(lines));
  }

  private static Map<String, String> fields(HttpLines lines) throws IOException {
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String line = lines.next();
    String name = "";
    for (int count = 0; !line.isEmpty(); count++) {
      if (count == MAX_FIELDS) {
        throw new ProtocolException("too many headers");
      }
      name = add(line, name, fields);
      line = lines.next();
    }
    return fields;
  }

  /** A line that begins with a blank goes on with the field before it (RFC 9112 section 5.2). */
  private static String add(String line, String last, Map<String, String> fields)
      throws ProtocolException {
    boolean folded = line.startsWith(" ") || line.startsWith("\t");
    int colon = line.indexOf(':');
    String name = folded ? last : line.substring(0, Math.max(0, colon));
    String value = (folded ? line : line.substring(colon + 1)).strip();
    if (!NAME.matcher(name).matches() || !value.chars().allMatch(HttpHead::isVisible)) {
      throw new ProtocolException("a malformed header");
    }
    fields.merge(name, value, (one, more) -> one + (folded ? " " : ", ") + more);
    return name;
  }

  private static boolean isVisible(int octet) {
    return octet == '\t' || (octet >= ' ' && octet != 0x7f);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The members of a list in lower case, less empty ones (RFC 9110 section 5.6.1). */
  List<String> listed(String name) {
    return Stream.of(header(name).orElse("").split(","))
        .map(member -> member.strip().toLowerCase(Locale.ROOT))
        .filter(member -> !member.isEmpty())
        .toList();
  }
}
