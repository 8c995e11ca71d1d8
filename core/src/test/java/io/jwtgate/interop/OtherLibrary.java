package io.jwtgate.interop;

import io.jwtgate.testkit.TestKey;
import java.util.Map;

/** A library by other hands: it signs for the verifier here, and verifies what is signed here. */
interface OtherLibrary {

  /** Whether it has the algorithm without a library of its own choice beside it. */
  boolean supports(String algorithm);

  /** A compact token of these claims, with the key's own {@code kid} and {@code alg}. */
  String sign(TestKey key, Map<String, Object> claims) throws Exception;

  /** The claims of a token that this key signed; a failure if it did not. */
  Map<String, Object> verified(String compact, TestKey key) throws Exception;
}
