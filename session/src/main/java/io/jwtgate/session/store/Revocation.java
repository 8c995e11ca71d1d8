package io.jwtgate.session.store;

import io.jwtgate.internal.jose.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something that was revoked, named by claims and never by a token's text: the text of one token
 * can be written in more than one way. Immutable; times are in milliseconds.
 *
 * @param kind by which claim
 * @param issuer the {@code iss}
 * @param value the value of that claim; the empty string for {@link Kind#ISSUER}
 * @param before tokens issued in the second of this moment or earlier are revoked; {@link #ALWAYS}
 *     where every token is
 * @param until when the last token that it is about has expired, tolerance included: the entry can
 *     be forgotten then
 */
public record Revocation(Kind kind, String issuer, String value, Instant before, Instant until) {

  /** The end of the year 9999: no token was issued later. */
  public static final Instant ALWAYS = Instant.ofEpochSecond(253_402_300_799L);

  public Revocation {
    before = millis(before);
    until = millis(until);
  }

  private static Instant millis(Instant instant) {
    return instant.isAfter(ALWAYS) ? ALWAYS : instant.truncatedTo(ChronoUnit.MILLIS);
  }

  /** By which claim tokens are revoked. */
  public enum Kind {
    /** {@code jti}: one token. */
    TOKEN,
    /** {@code sid}: all tokens of a session. */
    SESSION,
    /** {@code sub}: the tokens of a subject that were issued before a time. */
    SUBJECT,
    /** {@code client_id}: the tokens of a client that were issued before a time. */
    CLIENT,
    /** All of the issuer's tokens that were issued before a time. */
    ISSUER
  }

  /** What a revocation is about; two with the same target are one. */
  public record Target(Kind kind, String issuer, String value) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Target target
          && kind == target.kind
          && value.equals(target.value)
          && issuer.equals(target.issuer);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * value.hashCode() + issuer.hashCode()) + kind.hashCode();
    }

    /** A name of fixed length for stores; SHA-256 in base64url. */
    public String digest() {
      String text = kind + " " + issuer.length() + " " + issuer + value;
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return Base64Url.encode(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException missing) {
        throw new IllegalStateException("every JDK has SHA-256", missing);
      }
    }
  }

  /** One token. */
  public static Revocation ofToken(String issuer, String id, Instant until) {
    return new Revocation(Kind.TOKEN, issuer, id, ALWAYS, until);
  }

  /** All tokens of a session. */
  public static Revocation ofSession(String issuer, String sessionId, Instant until) {
    return new Revocation(Kind.SESSION, issuer, sessionId, ALWAYS, until);
  }

  /** What a subject's tokens said before; its tokens of a later second are good. */
  public static Revocation ofSubject(String issuer, String subject, Instant before, Instant until) {
    return new Revocation(Kind.SUBJECT, issuer, subject, before, until);
  }

  /** A client's tokens; those of a later second are good. */
  public static Revocation ofClient(String issuer, String clientId, Instant before, Instant until) {
    return new Revocation(Kind.CLIENT, issuer, clientId, before, until);
  }

  /** An issuer's tokens, as after the loss of a key; those of a later second are good. */
  public static Revocation ofIssuer(String issuer, Instant before, Instant until) {
    return new Revocation(Kind.ISSUER, issuer, "", before, until);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Revocation revocation
        && target().equals(revocation.target())
        && before.equals(revocation.before)
        && until.equals(revocation.until);
  }

  @Override
  public int hashCode() {
    return target().hashCode();
  }

  /** What is revoked, whenever that was. */
  public Target target() {
    return new Target(kind, issuer, value);
  }

  /** Whether a token that was issued then is revoked; the same second counts as before. */
  public boolean coversIssuedAt(Instant issuedAt) {
    return issuedAt.getEpochSecond() <= before.getEpochSecond();
  }

  /** The two as one: whatever one of them revokes, for as long as one of them does. */
  public Revocation and(Revocation other) {
    Instant latestBefore = before.isAfter(other.before) ? before : other.before;
    Instant latestUntil = until.isAfter(other.until) ? until : other.until;
    return new Revocation(kind, issuer, value, latestBefore, latestUntil);
  }
}
