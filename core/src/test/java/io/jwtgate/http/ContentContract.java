package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Gate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The content of a request belongs to the application. */
public abstract class ContentContract {

  /** Starts an application behind a gate: {@code POST /it} answers with the content it read. */
  protected abstract Running start(Gate gate);

  @Test
  @DisplayName("HTTP-08: whatever content a request has, every octet reaches the application")
  void everyOctetReachesTheApplication() {
    String form = "access_token=" + TestIssuer.token() + "&a=b%20c&a=%00";
    Map<String, String> contents =
        Map.of(
            "application/x-www-form-urlencoded",
            form,
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"access_token\"\r\n\r\na\r\n--x--\r\n",
            "application/json",
            "{\"access_token\":\"a\"}",
            "application/octet-stream",
            "\u0000\u0001\r\n\r\n");
    try (Running server = start(TestIssuer.gate().build())) {
      contents.forEach(
          (type, content) -> {
            Call call = Call.get(server.at("/it")).method("POST").sending(type, content);
            Answer answer = call.bearer(TestIssuer.token()).send();
            assertEquals("200 " + content, answer.status() + " " + answer.body(), type);
          });
    }
  }
}
