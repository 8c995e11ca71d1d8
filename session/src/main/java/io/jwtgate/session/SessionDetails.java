package io.jwtgate.session;

import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonText;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.session.issue.Authentication;
import io.jwtgate.session.store.StoredSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a login beside the session itself.
 *
 * @param device how its user may know it again
 * @param address whence it came
 * @param remembered whether it was to be remembered; empty where nothing was said
 * @param authentication how its user was authenticated
 */
public record SessionDetails(
    Optional<String> device,
    Optional<String> address,
    Optional<Boolean> remembered,
    Optional<Authentication> authentication) {
  static final SessionDetails NONE =
      new SessionDetails(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final StrictJson JSON = new StrictJson(JsonLimits.DEFAULT);
  private static final int LONGEST = 200;

  public SessionDetails {
    device = device.map(SessionDetails::cut);
    address = address.map(SessionDetails::cut);
  }

  private static String cut(String text) {
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    return text.substring(0, end);
  }

  static SessionDetails of(StoredSession session) {
    return parse(session.details());
  }

  /** Reads the text that a store has kept. */
  public static SessionDetails parse(String text) {
    return text.isEmpty() ? NONE : ofJson(text);
  }

  private static SessionDetails ofJson(String text) {
    JsonObject json = JSON.object(text.getBytes(StandardCharsets.UTF_8));
    Map<String, Object> members = json.members();
    return new SessionDetails(
        text(members, "device"),
        text(members, "address"),
        Optional.ofNullable((Boolean) members.get("remembered")),
        Optional.ofNullable((Long) members.get("at")).map(at -> authentication(at, members)));
  }

  private static Authentication authentication(long at, Map<String, Object> members) {
    List<String> methods =
        members.get("amr") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of();
    return new Authentication(Instant.ofEpochSecond(at), methods, text(members, "acr"));
  }

  private static Optional<String> text(Map<String, Object> members, String name) {
    return Optional.ofNullable((String) members.get(name));
  }

  /** As it is kept; empty for nothing. */
  public String text() {
    Map<String, Object> members = new LinkedHashMap<>();
    device.ifPresent(text -> members.put("device", text));
    address.ifPresent(text -> members.put("address", text));
    remembered.ifPresent(flag -> members.put("remembered", flag));
    authentication.ifPresent(how -> put(members, how));
    return members.isEmpty() ? "" : JsonText.of(members);
  }

  private static void put(Map<String, Object> members, Authentication how) {
    members.put("at", how.at().getEpochSecond());
    members.put("amr", how.methods());
    how.level().ifPresent(level -> members.put("acr", level));
  }

  /** The same with another account of how the user was authenticated. */
  public SessionDetails authenticated(Authentication how) {
    return new SessionDetails(device, address, remembered, Optional.of(how));
  }

  boolean isRemembered() {
    return remembered.orElse(false);
  }
}
