package io.jwtgate.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each request gets from each guard: the one table that every adapter is held to, octet by
 * octet.
 */
public final class RequestMatrix {
  private static final String TABLE =
      """
                     NONE   MALFORMED  BAD   EXPIRED  GOOD   ROLE   SCOPE
      REQUIRED       401    400        401b  401e     200    200    200
      OPTIONAL       200    400        401b  401e     200    200    200
      ROLES          401    400        401b  401e     403r   200    403r
      SCOPES         401    400        401b  401e     403s   403s   200
      PUBLIC_PATH    200    400        401b  401e     200    200    200
      ROLES_ALLOWED  401    400        401b  401e     403r   200    403r
      PERMIT_ALL     200    400        401b  401e     200    200    200
      DENY_ALL       403    400        401b  401e     403    403    403
      UNANNOTATED    401    400        401b  401e     200    200    200
      """;

  private RequestMatrix() {}

  /**
   * One cell.
   *
   * @param refusal what {@link Answer#refusal} must be; null where the request passes
   * @param fact the conformance rows and what they say
   */
  public record Cell(Guard guard, Sent sent, String refusal, String fact) {
    public boolean passes() {
      return refusal == null;
    }

    /** Who the application must see. */
    public String caller() {
      return sent == Sent.NONE ? "anonymous" : "alice";
    }

    @Override
    public String toString() {
      return fact + " (" + guard + " <- " + sent + ")";
    }
  }

  /** Every cell that settings alone can guard. */
  public static Stream<Cell> ofSettings() {
    return all().filter(cell -> !cell.guard().isAnnotation());
  }

  /** Every cell. */
  public static Stream<Cell> all() {
    List<String> lines = TABLE.lines().toList();
    List<String> columns = words(lines.get(0));
    List<Cell> cells = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> row = words(line);
      for (int i = 0; i < columns.size(); i++) {
        cells.add(cell(row.get(0), columns.get(i), row.get(i + 1)));
      }
    }
    return cells.stream();
  }

  private static Cell cell(String guard, String sent, String answer) {
    return new Cell(Guard.valueOf(guard), Sent.valueOf(sent), refusal(answer), fact(answer));
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split(" +", -1));
  }

  private static String fact(String answer) {
    return switch (answer) {
      case "200" -> "JEE-03: whoever may come in does";
      case "400" -> "CHL-07, CHL-08, CHL-09, CHL-14: a malformed request is 400 invalid_request";
      case "401" -> "CHL-01, CHL-02, CHL-03, CHL-19, JEE-04: without credentials, 401 and no error";
      case "403" -> "JEE-06: what is denied to all is 403 for everybody";
      case "403r" -> "CHL-06, JEE-05: a role lacking is 403 insufficient_scope without scope";
      case "403s" -> "CHL-05, CACHE-08: a scope lacking is 403 with the scope that is needed";
      default -> "CHL-04, CHL-11, CHL-15: a bad token is 401 invalid_token in fixed words";
    };
  }

  private static String refusal(String answer) {
    return switch (answer) {
      case "200" -> null;
      case "400" ->
          Refused.challenged(
              400,
              "Bad Request",
              "error=\"invalid_request\","
                  + " error_description=\"The request must carry one well-formed bearer token\"");
      case "401" -> Refused.challenged(401, "Unauthorized", "");
      case "401b" -> Refused.token("The token's signature is not accepted");
      case "401e" -> Refused.token("The token has expired");
      case "403" -> Refused.plain(403, "Forbidden", "");
      case "403r" -> Refused.scope("The caller lacks a role", "");
      case "403s" -> Refused.scope("The token lacks a scope", ", scope=\"orders:read\"");
      default -> throw new IllegalArgumentException(answer);
    };
  }
}
