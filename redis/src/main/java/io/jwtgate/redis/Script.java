package io.jwtgate.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts that Redis runs; each stands in a file beside this class and says what it does. */
enum Script {
  KEEP_SESSION("keep-session.lua"),
  INDEX_SESSION("index-session.lua"),
  PROLONG_SESSION("prolong-session.lua"),
  REPLACE_SESSION("replace-session.lua"),
  REMOVE_SESSION("remove-session.lua"),
  PUBLISH_REVOCATION("publish-revocation.lua"),
  CHANGED_REVOCATIONS("changed-revocations.lua"),
  ADD_COUNT("add-count.lua"),
  PUT_NOTE("put-note.lua"),
  TAKE_NOTE("take-note.lua");

  private final String text;

  Script(String file) {
    try (InputStream content = Script.class.getResourceAsStream(file)) {
      this.text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " can't be read", unreadable);
    }
  }

  String text() {
    return text;
  }
}
