package io.jwtgate.config;

import io.jwtgate.endpoint.EndpointRequest;
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
 */
record LoginPost(String form, String clientAddress, List<String> fields)
    implements EndpointRequest {

  static LoginPost of(String username, String password, String address) {
    return new LoginPost(
        "username=" + username + "&password=" + password,
        address,
        List.of("Content-Type: application/x-www-form-urlencoded", "Sec-Fetch-Site: same-origin"));
  }

  LoginPost with(String name, String value) {
    List<String> more = new ArrayList<>(fields);
    more.add(name + ": " + value);
    return new LoginPost(form, clientAddress, more);
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

  @Override
  public boolean isConfidential() {
    return true;
  }
}
