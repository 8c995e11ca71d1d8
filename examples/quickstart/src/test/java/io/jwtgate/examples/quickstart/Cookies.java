package io.jwtgate.examples.quickstart;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Calls of a quickstart by cookie. All cookies go along with every request. */
final class Cookies {
  private final Client client;
  private final Map<String, String> values = new TreeMap<>();

  Cookies(Client client) {
    this.client = client;
  }

  HttpResponse<String> login(String username, String password) {
    String form = "username=%s&password=%s".formatted(username, password);
    return send("/session/login", "same-origin", form);
  }

  /** From a page of this or another site. */
  HttpResponse<String> post(String path, String site) {
    return send(path, site, "");
  }

  private HttpResponse<String> send(String path, String site, String form) {
    String sent =
        values.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return Client.send(
        HttpRequest.newBuilder(URI.create(client.url() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .header("Cookie", sent)
            .POST(BodyPublishers.ofString(form)));
  }

  /** Keeps the cookies of an answer; their values. */
  List<String> keep(HttpResponse<String> answer) {
    List<String> kept = new ArrayList<>();
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      values.put(pair[0], pair[1]);
      kept.add(pair[1]);
    }
    return kept;
  }
}
