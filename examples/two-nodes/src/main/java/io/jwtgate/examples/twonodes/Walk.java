package io.jwtgate.examples.twonodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that logs in on one node, is known on the other, and logs out. */
final class Walk {
  private static final int MAX_QUESTIONS = 10_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Node a;
  private final Node b;
  private final List<String> steps = new ArrayList<>();

  Walk(Node a, Node b) {
    this.a = a;
    this.b = b;
  }

  /** What was answered, step by step. */
  List<String> steps() throws IOException, InterruptedException {
    String login = post(a.at("/session/login"), "username=alice&password=wonderland").body();
    String token = member(login, "access_token");
    String refreshToken = member(login, "refresh_token");
    step("A: log in", 200);
    step("B: use the token", hello(b, token));
    HttpResponse<String> refreshed =
        post(b.at("/session/refresh"), "refresh_token=" + refreshToken);
    step("B: refresh it", refreshed.statusCode());
    String next = member(refreshed.body(), "refresh_token");
    step("A: log out", post(a.at("/session/logout"), "refresh_token=" + next).statusCode());
    long end = System.nanoTime();
    step("A: use the token", hello(a, token));
    int last = hello(b, token);
    for (int i = 0; i < MAX_QUESTIONS && last != 401; i++) {
      last = hello(b, token);
    }
    step("B: use the token, %d ms later".formatted((System.nanoTime() - end) / 1_000_000), last);
    step("B: refresh it", post(b.at("/session/refresh"), "refresh_token=" + next).statusCode());
    return List.copyOf(steps);
  }

  private void step(String what, int status) {
    steps.add("%-36s %d".formatted(what, status));
  }

  private int hello(Node node, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(node.at("/hello"))
            .header("Authorization", "Bearer " + token)
            .build();
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }

  private HttpResponse<String> post(URI uri, String form) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String member(String json, String name) throws IOException {
    Matcher member = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    if (!member.find()) {
      throw new IOException("no " + name + " in the answer");
    }
    return member.group(1);
  }
}
