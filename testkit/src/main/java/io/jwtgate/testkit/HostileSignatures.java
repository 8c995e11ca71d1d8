package io.jwtgate.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Tokens whose claims are good, and that the trusted key never signed. */
record HostileSignatures(TokenMint mint) {

  Stream<HostileToken> rows() {
    TestKey forger = TestKey.shared(mint.key().algorithm(), "forger");
    String bad = "bad_signature";
    return Stream.of(
        row("signed by another key", mint.token().signedBy(forger)),
        row("key in the header", mint.token().header("jwk", forger.publicJwk()).signedBy(forger)),
        row("keys at an address", mint.token().header("jku", "http://[::1]:9/").signedBy(forger)),
        row("certificates at an address", mint.token().header("x5u", "file:/x").signedBy(forger)),
        row("bit of the signature flipped", altered(octets -> flipped(octets))),
        row("signature cut", altered(octets -> Arrays.copyOf(octets, octets.length - 1))),
        row("signature longer", altered(octets -> Arrays.copyOf(octets, octets.length + 1))),
        row("signature of zeros", altered(octets -> new byte[octets.length])),
        new HostileToken("claims of another token", bad, withPayloadOf("root")),
        new HostileToken(
            "key that nobody knows", "unknown_key", mint.withKey(forger).token().compact()),
        publicKeyAsSecret(
            "public key in PEM as a secret", mint.key().publicPem().getBytes(US_ASCII)),
        publicKeyAsSecret("public key in DER as a secret", mint.key().publicKey().getEncoded()));
  }

  private static HostileToken row(String name, TokenDraft draft) {
    return new HostileToken(name, "bad_signature", draft.compact());
  }

  private TokenDraft altered(UnaryOperator<byte[]> change) {
    return mint.token().rawSignature(change);
  }

  private static byte[] flipped(byte[] octets) {
    byte[] copy = octets.clone();
    copy[copy.length / 2] ^= 1;
    return copy;
  }

  private String withPayloadOf(String subject) {
    String good = mint.token().compact();
    String other = mint.token().subject(subject).compact();
    return other.substring(0, other.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
  }

  private HostileToken publicKeyAsSecret(String name, byte[] publicKey) {
    TestKey confused = TestKey.hmac("HS256", mint.key().keyId(), publicKey);
    return new HostileToken(
        name, "algorithm_not_allowed", mint.withKey(confused).token().compact());
  }
}
