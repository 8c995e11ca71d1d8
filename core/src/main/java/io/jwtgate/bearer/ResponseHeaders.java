package io.jwtgate.bearer;

import io.jwtgate.web.RequiredHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the response to a caller must say, whatever the application says, so that no cache hands it
 * to somebody else: RFC 9111 section 3.5 protects only responses to an {@code Authorization}
 * header, so a cookie's owner needs it said. A stricter word of the application stays.
 *
 * @param byCookie whether a cookie told who the caller is, or a header that a proxy may have made
 *     of one
 * @param siteJudged whether the outcome hung on where the request came from
 * @param sentIn the request header that had the token
 */
public record ResponseHeaders(boolean byCookie, boolean siteJudged, String sentIn)
    implements RequiredHeaders {
  /** Nothing. */
  public static final ResponseHeaders ANY = new ResponseHeaders(false, false);

  static final String COOKIE = "Cookie";
  static final String SITE = "Origin, Sec-Fetch-Site";

  private static final Pattern OUTSIDE_QUOTES =
      Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  /** Of a cookie. */
  public ResponseHeaders(boolean byCookie, boolean siteJudged) {
    this(byCookie, siteJudged, COOKIE);
  }

  @Override
  public List<String> names() {
    return byCookie ? List.of("Cache-Control", "Vary") : List.of();
  }

  @Override
  public String value(String name, List<String> fields) {
    List<String> parts =
        fields.stream()
            .flatMap(field -> Arrays.stream(OUTSIDE_QUOTES.split(field, -1)))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    return name.equalsIgnoreCase("Vary") ? vary(parts) : cacheControl(parts);
  }

  private static String cacheControl(List<String> directives) {
    boolean strict =
        directives.stream()
            .anyMatch(one -> one.equalsIgnoreCase("private") || one.equalsIgnoreCase("no-store"));
    Stream<String> kept = directives.stream().filter(one -> !isForSharedCaches(one));
    return String.join(
        ", ", Stream.concat(strict ? Stream.of() : Stream.of("private"), kept).toList());
  }

  private static boolean isForSharedCaches(String directive) {
    String name = directive.toLowerCase(Locale.ROOT);
    return name.equals("public") || name.startsWith("s-maxage");
  }

  private String vary(List<String> names) {
    Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.addAll(names);
    all.addAll(List.of((siteJudged ? sentIn + ", " + SITE : sentIn).split(", ", -1)));
    return names.contains("*") ? "*" : String.join(", ", all);
  }
}
