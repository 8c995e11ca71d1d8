package io.jwtgate.http;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A browser as far as its cookies go: it keeps them by name and path, and says that its own page
 * asks.
 */
public final class Visitor {
  private final URI server;
  private final Map<String, Kept> cookies = new TreeMap<>();

  private record Kept(String value, String path) {}

  public Visitor(URI server) {
    this.server = server;
  }

  /** A visitor who has just logged in. */
  public static Visitor loggedIn(URI server) {
    Visitor visitor = new Visitor(server);
    Answer answer = visitor.login("alice", SessionSetup.PASSWORD);
    if (answer.status() != 200) {
      throw new AssertionError(answer);
    }
    return visitor;
  }

  /** Another tab or machine with the cookies that this one has now. */
  public Visitor copy() {
    Visitor copy = new Visitor(server);
    copy.cookies.putAll(cookies);
    return copy;
  }

  public Answer login(String username, String password) {
    String form = "username=" + username + "&password=" + password;
    return post("/session/login", "application/x-www-form-urlencoded", form);
  }

  public Answer post(String path) {
    return send(fromOwnPage("POST", path).with("Content-Length", "0"));
  }

  public Answer post(String path, String type, String content) {
    return send(fromOwnPage("POST", path).sending(type, content));
  }

  public Answer get(String path) {
    return send(fromOwnPage("GET", path));
  }

  public Call fromOwnPage(String method, String path) {
    return call(method, path).with("Sec-Fetch-Site", "same-origin");
  }

  /** A request with the cookies, and no word of where it comes from. */
  public Call call(String method, String path) {
    Call call = Call.get(server, path).method(method);
    String all = cookies(path);
    return all.isEmpty() ? call : call.with("Cookie", all);
  }

  /** What the browser sends to a path. */
  public String cookies(String path) {
    return cookies.entrySet().stream()
        .filter(cookie -> path.startsWith(cookie.getValue().path()))
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
        .collect(Collectors.joining("; "));
  }

  /** As when a cookie's time is over. */
  public void forget(String name) {
    cookies.remove(name);
  }

  public Answer send(Call call) {
    Answer answer = call.send();
    answer.header("Set-Cookie").forEach(this::keep);
    return answer;
  }

  private void keep(String text) {
    String[] parts = text.split("; ", -1);
    int equals = parts[0].indexOf('=');
    String name = parts[0].substring(0, equals);
    if (text.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      String path = text.replaceFirst(".*; Path=([^;]*).*", "$1");
      cookies.put(name, new Kept(parts[0].substring(equals + 1), path));
    }
  }

  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name)).map(Kept::value);
  }

  public void plant(String name, String value) {
    cookies.put(name, new Kept(value, "/"));
  }
}
