package io.jwtgate.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What came back. */
record Answer(int status, String challenge, String body) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Answer to(Request request, RunningServer server) {
    return to(request.at(server));
  }

  /** What a browser asks before a page of another origin may send a request. */
  static Answer toPreflight(String path, RunningServer server) {
    return to(crossOrigin("OPTIONS", path, server));
  }

  /** Which origin's scripts may read an answer; empty if none. */
  static String readableBy(String method, String path, RunningServer server) {
    return response(crossOrigin(method, path, server))
        .headers()
        .firstValue("Access-Control-Allow-Origin")
        .orElse("");
  }

  private static HttpRequest crossOrigin(String method, String path, RunningServer server) {
    return HttpRequest.newBuilder(server.at(path))
        .method(method, HttpRequest.BodyPublishers.noBody())
        .header("Origin", "https://app.example")
        .header("Access-Control-Request-Method", "GET")
        .build();
  }

  private static Answer to(HttpRequest request) {
    HttpResponse<String> response = response(request);
    String challenge = response.headers().firstValue("WWW-Authenticate").orElse("");
    return new Answer(response.statusCode(), challenge, response.body());
  }

  private static HttpResponse<String> response(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
