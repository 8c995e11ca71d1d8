package io.jwtgate.servers;

import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * A request to send.
 *
 * @param token a bearer token, or null for none
 */
record Request(String method, String path, String token) {

  static Request get(String path) {
    return new Request("GET", path, null);
  }

  Request with(String bearer) {
    return new Request(method, path, bearer);
  }

  HttpRequest at(RunningServer server) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(server.at(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(30));
    return (token == null ? builder : builder.header("Authorization", "Bearer " + token)).build();
  }
}
