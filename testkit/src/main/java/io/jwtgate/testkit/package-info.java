/**
 * What a test of a guarded application needs: {@link io.jwtgate.testkit.TokenMint} makes good
 * tokens that a test changes in one way, {@link io.jwtgate.testkit.JwksServer} is an issuer over
 * real HTTP that counts and fails as told, {@link io.jwtgate.testkit.MovableClock} is the time.
 *
 * <p>Nothing here uses the verifier: tokens are signed by the JDK's own providers, so that the kit
 * is an independent witness. It also makes what no issuer should: weak keys, forged and unsigned
 * tokens. It belongs in tests only. Null is rejected with a {@link NullPointerException} except
 * where a method says otherwise.
 */
package io.jwtgate.testkit;
