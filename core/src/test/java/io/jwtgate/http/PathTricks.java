package io.jwtgate.http;

import java.util.List;
import java.util.stream.Stream;

/**
 * Raw request targets by which one might reach {@code /admin} through the public paths {@code
 * /public/*}, {@code /health} and {@code *.css}, relative to where those paths are.
 */
public final class PathTricks {
  private static final List<String> TARGETS =
      List.of(
          "/admin",
          "/admin/",
          "/admin/users",
          "//admin",
          "///admin",
          "/./admin",
          "/public/../admin",
          "/public/./../admin",
          "/public/..;/admin",
          "/public/..;x=y/admin",
          "/public;x=y/../admin",
          "/public//../admin",
          "/public/%2e%2e/admin",
          "/public/%2E%2E/admin",
          "/public/.%2e/admin",
          "/public/%252e%252e/admin",
          "/public%2f..%2fadmin",
          "/public%2F..%2Fadmin",
          "/public/..%2fadmin",
          "/public/..%5cadmin",
          "/public\\..\\admin",
          "/public/%5c../admin",
          "/admin;.css",
          "/admin;/x.css",
          "/admin/;x.css",
          "/admin%3b.css",
          "/admin%00.css",
          "/admin%0a.css",
          "/admin%23.css",
          "/admin?x=/public/y",
          "/admin?.css",
          "/admin%3f.css",
          "/admin%2f",
          "/adm%69n",
          "/%61dmin",
          "/health/../admin",
          "/health;/../admin",
          "/HEALTH/../admin",
          "/health%2f..%2fadmin",
          "/public/../../admin",
          "/..;/admin",
          "/%2e/admin",
          "/;/admin",
          "/;x=y/admin",
          "/public/%u002e%u002e/admin",
          "/public/%c0%ae%c0%ae/admin",
          "/public/%ef%bc%8e%ef%bc%8e/admin",
          "/public/ ../admin");

  private PathTricks() {}

  public static Stream<String> targets() {
    return TARGETS.stream();
  }

  /** As {@link #targets}, with further ways through a context path. */
  public static Stream<String> targets(String contextPath) {
    Stream<String> within = targets().map(target -> contextPath + target);
    Stream<String> around =
        Stream.of(
            contextPath + contextPath + "/admin",
            "//" + contextPath.substring(1) + "/admin",
            "/." + contextPath + "/admin",
            "/x/.." + contextPath + "/admin",
            contextPath + ";x=y/admin",
            contextPath + "/public/.." + contextPath + "/admin",
            contextPath + "%2fpublic/../admin",
            "/%73hop/admin",
            "http://public.example" + contextPath + "/admin",
            "http://public.example/public/.." + contextPath + "/admin");
    return Stream.concat(within, around);
  }
}
