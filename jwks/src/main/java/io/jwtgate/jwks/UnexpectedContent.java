package io.jwtgate.jwks;

import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.jose.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A document that is no key set, or no metadata: what it looks like, in fixed words. */
@SuppressWarnings("ArrayRecordComponent") // read, and never compared
record UnexpectedContent(byte[] content) {
  private static final StrictJson JSON = new StrictJson(JsonLimits.DEFAULT).keepingTheRest();

  String told(boolean keysExpected) {
    String start = new String(content, StandardCharsets.UTF_8).stripLeading();
    String low = start.substring(0, Math.min(200, start.length())).toLowerCase(Locale.ROOT);
    if (low.isEmpty()) {
      return "the answer is empty";
    }
    if (low.startsWith("<")) {
      return "the answer is a web page and no JSON; it is a login page, or the URL is another's";
    }
    return low.startsWith("{") ? json(keysExpected) : "the answer is no JSON object";
  }

  private String json(boolean keysExpected) {
    try {
      JsonObject object = JSON.object(content);
      return keysExpected ? noKeys(object) : noMetadata(object);
    } catch (JsonRejectedException malformed) {
      return "the answer begins as JSON and is malformed or cut short";
    }
  }

  private static String noKeys(JsonObject object) {
    return object.has("jwks_uri")
        ? "these are an issuer's metadata and no key set; leave jwtgate.jwks-uri out, or write the"
            + " jwks_uri in them"
        : "the answer is JSON without an array of keys";
  }

  private static String noMetadata(JsonObject object) {
    if (object.has("keys")) {
      return "this is a key set and no metadata; write its URL into jwtgate.jwks-uri";
    }
    return "the answer is JSON without the issuer and jwks_uri of metadata; write"
        + " jwtgate.jwks-uri";
  }
}
