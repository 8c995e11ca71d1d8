package io.jwtgate.session.login;

import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonText;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.session.SessionDetails;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A login whose password was right, between that and its second factor. It is kept as a text under
 * the digest of its ticket.
 *
 * @param began before the password was looked at, in milliseconds
 * @param triesLeft how many answers may still be wrong
 * @param mark of the subject once the password was looked at: another one, once all of its sessions
 *     were ended; {@link #NO_MARK} where no second factor follows
 * @param details what will be kept of the session
 */
record PendingLogin(
    String subject,
    Optional<String> clientId,
    Set<String> scopes,
    Instant began,
    int triesLeft,
    int mark,
    SessionDetails details) {
  private static final StrictJson JSON = new StrictJson(JsonLimits.DEFAULT);

  /** The mark where none was noted. */
  public static final int NO_MARK = -1;

  PendingLogin withMark(int other) {
    return new PendingLogin(subject, clientId, scopes, began, triesLeft, other, details);
  }

  /** The same after one more wrong answer. */
  public PendingLogin afterWrongAnswer() {
    return new PendingLogin(subject, clientId, scopes, began, triesLeft - 1, mark, details);
  }

  /** As it is kept in a store. */
  public String text() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("sub", subject);
    clientId.ifPresent(id -> members.put("client", id));
    members.put("scope", String.join(" ", scopes));
    members.put("began", began.toEpochMilli());
    members.put("tries", (long) triesLeft);
    members.put("mark", (long) mark);
    members.put("details", details.text());
    return JsonText.of(members);
  }

  /** Reads what {@link #text} has written. */
  public static PendingLogin parse(String text) {
    Map<String, Object> members = JSON.object(text.getBytes(StandardCharsets.UTF_8)).members();
    return new PendingLogin(
        (String) members.get("sub"),
        Optional.ofNullable((String) members.get("client")),
        scopes((String) members.get("scope")),
        Instant.ofEpochMilli((Long) members.get("began")),
        ((Long) members.get("tries")).intValue(),
        ((Long) members.get("mark")).intValue(),
        SessionDetails.parse((String) members.get("details")));
  }

  private static Set<String> scopes(String text) {
    List<String> all = text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    return new HashSet<>(all);
  }
}
