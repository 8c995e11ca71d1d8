package io.jwtgate.session.endpoint;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request to an endpoint, without any server. Immutable. */
record EndpointCall(
    String method,
    String action,
    List<String> fields,
    String content,
    String clientAddress,
    boolean isConfidential)
    implements EndpointRequest {
  static final String FORM = "application/x-www-form-urlencoded";

  /** From this machine, by the own page of the application. */
  static EndpointCall post(String action) {
    return new EndpointCall("POST", action, List.of(), "", "127.0.0.1", true)
        .with("Sec-Fetch-Site", "same-origin");
  }

  EndpointCall by(String other) {
    return new EndpointCall(other, action, fields, content, clientAddress, isConfidential);
  }

  EndpointCall from(String address) {
    return new EndpointCall(method, action, fields, content, address, isConfidential);
  }

  EndpointCall overPlainHttp() {
    return new EndpointCall(method, action, fields, content, clientAddress, false);
  }

  EndpointCall with(String name, String value) {
    List<String> more = new ArrayList<>(fields);
    more.add(name + ": " + value);
    return new EndpointCall(method, action, more, content, clientAddress, isConfidential);
  }

  /** Without a header. */
  EndpointCall without(String name) {
    List<String> less = fields.stream().filter(field -> !field.startsWith(name + ":")).toList();
    return new EndpointCall(method, action, less, content, clientAddress, isConfidential);
  }

  EndpointCall form(String text) {
    return sending(FORM, text);
  }

  EndpointCall sending(String type, String text) {
    EndpointCall typed = with("Content-Type", type);
    return new EndpointCall(method, action, typed.fields, text, clientAddress, isConfidential);
  }

  @Override
  public String basePath() {
    return "/session";
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String query() {
    return "";
  }

  @Override
  public String path() {
    return basePath() + "/" + action;
  }

  @Override
  public boolean isNamedByWholePath() {
    return false;
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
