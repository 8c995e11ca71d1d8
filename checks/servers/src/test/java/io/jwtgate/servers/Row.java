package io.jwtgate.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

/**
 * One request and the answer that every server must give.
 *
 * @param body what the body is; null where it may be anything
 */
record Row(String what, Request request, int status, String body) {

  static final String ADMIN = "alice admin BEARER";
  static final String CLERK = "bob BEARER";

  /** The requests to servlets. */
  static List<Row> servlets() {
    return Stream.of(
            Stream.of(
                nobody("/who", 401),
                clerk("/who", 200, CLERK),
                admin("/who", 200, ADMIN),
                refused("/who", "not.a.token"),
                refused("/public/who", "not.a.token"),
                nobody("/public/who", 200, "nobody"),
                admin("/public/who", 200, ADMIN)),
            keptThrough("/dispatch/forward", 200),
            keptThrough("/dispatch/include", 200),
            keptThrough("/dispatch/error", 409),
            keptThrough("/dispatch/failure", 500),
            keptThrough("/async/dispatch", 200),
            keptThrough("/async/dispatch-same", 200),
            keptThrough("/async/context-thread", 200),
            keptThrough("/async/own-thread", 200),
            keptThrough("/async/virtual-thread", 200))
        .flatMap(rows -> rows)
        .toList();
  }

  /** The requests to what the server itself makes of files. */
  static List<Row> files() {
    return List.of(
        nobody("/", 401),
        admin("/", 200, "welcome"),
        nobody("/index.html", 401),
        clerk("/index.html", 200, "welcome"),
        nobody("/files/page.html", 401),
        refused("/files/page.html", "not.a.token"),
        clerk("/files/page.html", 200, "a page"),
        nobody("/files/page.html", 401).by("HEAD"),
        nobody("/files/page.html;a=b", 401),
        nobody("/files/", 401),
        nobody("/files/page.jsp", 401),
        refused("/files/page.jsp", "not.a.token"));
  }

  /** The requests to pages that are programs. */
  static List<Row> pages() {
    return List.of(clerk("/files/page.jsp", 200, "bob"), admin("/files/page.jsp", 200, "alice"));
  }

  /** The requests to resources. */
  static List<Row> resources() {
    return List.of(
        nobody("/api/plain", 401),
        clerk("/api/plain", 200, CLERK),
        refused("/api/plain", "not.a.token"),
        nobody("/api/permitted", 200, "nobody"),
        clerk("/api/permitted", 200, CLERK),
        refused("/api/permitted", "not.a.token"),
        nobody("/api/denied", 403),
        admin("/api/denied", 403, null),
        nobody("/api/admin", 401),
        clerk("/api/admin", 403, null),
        admin("/api/admin", 200, ADMIN),
        nobody("/api/admin-or-clerk", 401),
        clerk("/api/admin-or-clerk", 200, CLERK),
        admin("/api/admin-or-clerk", 200, ADMIN),
        nobody("/api/anyone-known", 401),
        clerk("/api/anyone-known", 200, CLERK),
        nobody("/api/guarded", 401),
        clerk("/api/guarded", 403, null),
        admin("/api/guarded", 200, ADMIN),
        nobody("/api/guarded/open", 200, "nobody"),
        admin("/api/guarded/request", 200, ADMIN),
        clerk("/api/guarded/request", 403, null),
        nobody("/api/closed", 403),
        admin("/api/closed", 403, null),
        nobody("/api/closed/admin", 401),
        clerk("/api/closed/admin", 403, null),
        admin("/api/closed/admin", 200, ADMIN),
        nobody("/api/open", 200, "nobody"),
        clerk("/api/open", 200, CLERK),
        nobody("/api/open/admin", 401),
        clerk("/api/open/admin", 403, null),
        admin("/api/open/admin", 200, ADMIN),
        nobody("/api/open/denied", 403),
        admin("/api/open/denied", 403, null),
        nobody("/api/open/below", 401),
        clerk("/api/open/below", 403, null),
        admin("/api/open/below", 200, ADMIN),
        nobody("/api/interface/admin", 401),
        clerk("/api/interface/admin", 403, null),
        admin("/api/interface/admin", 200, ADMIN),
        nobody("/api/later/suspended", 401),
        clerk("/api/later/suspended", 403, null),
        admin("/api/later/suspended", 200, ADMIN),
        nobody("/api/later/stage", 401),
        admin("/api/later/stage", 200, ADMIN),
        admin("/api/later/virtual", 200, ADMIN));
  }

  /** The requests that the container itself decides on. */
  static List<Row> constrained() {
    return Stream.of("/constrained/who", "/annotated")
        .flatMap(
            path ->
                Stream.of(
                    nobody(path, 401),
                    refused(path, "not.a.token"),
                    clerk(path, 403, null),
                    admin(path, 200, ADMIN)))
        .toList();
  }

  /** The requests to an enterprise bean. */
  static List<Row> beans() {
    return List.of(
        clerk("/bean/caller", 200, "bob"),
        admin("/bean/caller", 200, "alice"),
        clerk("/bean/admin", 200, "refused"),
        admin("/bean/admin", 200, "alice admin"));
  }

  private static Stream<Row> keptThrough(String path, int status) {
    return Stream.of(nobody(path, 401), clerk(path, status, CLERK), admin(path, status, ADMIN));
  }

  static Row nobody(String path, int status) {
    return nobody(path, status, null);
  }

  static Row nobody(String path, int status, String body) {
    return new Row(path + " by nobody", Request.get(path), status, body);
  }

  static Row clerk(String path, int status, String body) {
    return new Row(path + " by a clerk", Request.get(path).with(Shop.CLERK), status, body);
  }

  static Row admin(String path, int status, String body) {
    return new Row(path + " by an admin", Request.get(path).with(Shop.ADMIN), status, body);
  }

  static Row refused(String path, String token) {
    return new Row(path + " with a bad token", Request.get(path).with(token), 401, null);
  }

  /** The same by another method. */
  Row by(String method) {
    Request changed = new Request(method, request.path(), request.token());
    return new Row(method + ' ' + what, changed, status, body);
  }

  /** Sends the request to an application and compares. */
  void check(RunningServer server, String context) {
    Request there = new Request(request.method(), context + request.path(), request.token());
    Answer answer = Answer.to(there, server);
    assertEquals(status, answer.status(), answer::toString);
    if (body != null) {
      assertEquals(body, answer.body());
    }
    if (status == 401) {
      assertTrue(answer.challenge().startsWith("Bearer realm="), answer::toString);
    }
  }

  @Override
  public String toString() {
    return what + ": " + status;
  }
}
