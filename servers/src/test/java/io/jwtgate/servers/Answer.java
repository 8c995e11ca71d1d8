package io.jwtgate.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;

/** What came back. */
record Answer(int status, String challenge, String body) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Answer to(Request request, RunningServer server) {
    try {
      HttpResponse<String> response =
          CLIENT.send(request.at(server), HttpResponse.BodyHandlers.ofString());
      String challenge = response.headers().firstValue("WWW-Authenticate").orElse("");
      return new Answer(response.statusCode(), challenge, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
