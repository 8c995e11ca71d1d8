package io.jwtgate.config;

import io.jwtgate.session.endpoint.EndpointRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A form that a page of the application's own sends to {@code /session/login} over TLS.
 *
 * @param form the content
 * @param clientAddress whence it comes
 * @param fields header field lines
 * @param isConfidential whether it came over TLS
 */
record LoginPost(String form, String clientAddress, List<String> fields, boolean isConfidential)
    implements EndpointRequest {

  static LoginPost of(String username, String password, String address) {
    return new LoginPost(
        "username=" + username + "&password=" + password,
        address,
        List.of("Content-Type: application/x-www-form-urlencoded", "Sec-Fetch-Site: same-origin"),
        true);
  }

  LoginPost with(String name, String value) {
    List<String> more = new ArrayList<>(fields);
    more.add(name + ": " + value);
    return new LoginPost(form, clientAddress, more, isConfidential);
  }

  /** The same from a page of another origin. */
  LoginPost from(String origin) {
    List<String> others =
        fields.stream().map(field -> field.replace("same-origin", "cross-site")).toList();
    return new LoginPost(form, clientAddress, others, isConfidential).with("Origin", origin);
  }

  /** The same over plain HTTP, from another machine. */
  LoginPost inPlainHttp() {
    return new LoginPost(form, clientAddress, fields, false);
  }

  @Override
  public String basePath() {
    return "/session";
  }

  @Override
  public String action() {
    return "login";
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String query() {
    return "";
  }

  @Override
  public String path() {
    return "/session/login";
  }

  @Override
  public boolean isNamedByWholePath() {
    return true;
  }

  @Override
  public List<String> header(String name) {
    String start = name + ": ";
    return fields.stream()
        .filter(field -> field.regionMatches(true, 0, start, 0, start.length()))
        .map(field -> field.substring(start.length()))
        .toList();
  }
}
