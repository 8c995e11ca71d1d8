package io.jwtgate.junit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.CallerPrincipal;
import io.jwtgate.bearer.Gate;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A caller for a unit test, who is the caller of a real token: it is signed and verified, which
 * takes a millisecond. Used by one thread, but for {@link #end}.
 *
 * <pre>{@code
 * Caller clerk = TestCaller.caller("alice", "clerk");
 * }</pre>
 */
public final class TestCaller {
  private static final String ISSUER = "https://issuer.test";
  private static final String AUDIENCE = "test";
  private static final TestKey KEY = TestKey.shared("ES256");

  private final TokenDraft draft = TokenMint.of(ISSUER, AUDIENCE, KEY).token();
  private final AtomicBoolean ended = new AtomicBoolean();
  private CallerPrincipal principals = CallerPrincipal.CALLER;

  private TestCaller() {}

  /** A caller of this name with these roles. */
  public static Caller caller(String name, String... roles) {
    return named(name).roles(roles).caller();
  }

  /** Begins a caller of this name, without roles. */
  public static TestCaller named(String name) {
    TestCaller made = new TestCaller();
    made.draft.subject(name);
    return made;
  }

  /** With these roles. */
  public TestCaller roles(String... roles) {
    draft.roles(roles);
    return this;
  }

  /** With these scopes. */
  public TestCaller scopes(String... scopes) {
    draft.scope(String.join(" ", scopes));
    return this;
  }

  /**
   * With one more claim.
   *
   * @param value a string, number, boolean, list or map
   */
  public TestCaller claim(String name, Object value) {
    draft.claim(name, value);
    return this;
  }

  /** As the application's own principal. Left out: the caller is the principal. */
  public TestCaller principal(CallerPrincipal principals) {
    this.principals = principals;
    return this;
  }

  /** The caller, whose token is to be had by {@link Caller#bearer}. */
  public Caller caller() {
    String token = draft.compact();
    return Gate.builder()
        .verifier(verifier())
        .principal(principals)
        .build()
        .receive(new TokenRequest(token))
        .caller()
        .orElseThrow(() -> new IllegalArgumentException("no caller can be made of these claims"));
  }

  private TokenVerifier verifier() {
    TrustedIssuer issuer =
        TrustedIssuer.of(ISSUER)
            .audience(AUDIENCE)
            .algorithms(SignatureAlgorithm.ES256)
            .keys(KeyFile.publicKeys(KEY.publicPem().getBytes(US_ASCII)))
            .build();
    return TokenVerifier.builder()
        .trust(issuer)
        .revocation(token -> ended.get())
        .cacheSize(0)
        .build();
  }

  /** Ends the token, as a logout does: its callers are valid no longer. */
  public void end() {
    ended.set(true);
  }
}
