package io.jwtgate.internal.signature;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.jose.SignatureAlgorithm;
import java.security.interfaces.ECPublicKey;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * ECDSA (RFC 7518 section 3.4) by java-jwt's {@code Algorithm}. It throws for whatever is wrong;
 * the exception is caught here, and costs little beside the arithmetic on the curve.
 */
final class JavaJwtSignature implements SignatureCheck {
  private final Algorithm algorithm;
  private final int signatureOctets;

  private JavaJwtSignature(Algorithm algorithm, int signatureOctets) {
    this.algorithm = algorithm;
    this.signatureOctets = signatureOctets;
  }

  static SignatureCheck of(SignatureAlgorithm algorithm, ECPublicKey key) {
    int coordinate = (key.getParams().getOrder().bitLength() + 7) / 8;
    return new JavaJwtSignature(ecdsa(algorithm, key), 2 * coordinate);
  }

  private static Algorithm ecdsa(SignatureAlgorithm algorithm, ECPublicKey key) {
    return switch (algorithm) {
      case ES256 -> Algorithm.ECDSA256(key, null);
      case ES384 -> Algorithm.ECDSA384(key, null);
      case ES512 -> Algorithm.ECDSA512(key, null);
      default -> throw new IllegalArgumentException(algorithm + " is not ECDSA");
    };
  }

  @Override
  public boolean accepts(SigningInput input, byte[] signature) {
    if (signature.length != signatureOctets) {
      return false;
    }
    try {
      algorithm.verify(new Segments(input, signature));
      return true;
    } catch (RuntimeException failed) {
      return false;
    }
  }

  /**
   * What {@code Algorithm.verify} reads of a token: its three segments. Everything else that the
   * interface offers is empty, so nothing can be believed of it.
   */
  private static final class Segments implements DecodedJWT {
    private static final long serialVersionUID = 1L;

    private final String header;
    private final String payload;
    private final String signature;

    Segments(SigningInput input, byte[] signature) {
      String text = input.text();
      int dot = text.indexOf('.');
      this.header = text.substring(0, dot);
      this.payload = text.substring(dot + 1);
      this.signature = Base64Url.encode(signature);
    }

    @Override
    public String getHeader() {
      return header;
    }

    @Override
    public String getPayload() {
      return payload;
    }

    @Override
    public String getSignature() {
      return signature;
    }

    @Override
    public String getToken() {
      return null;
    }

    @Override
    public String getAlgorithm() {
      return null;
    }

    @Override
    public String getType() {
      return null;
    }

    @Override
    public String getContentType() {
      return null;
    }

    @Override
    public String getKeyId() {
      return null;
    }

    @Override
    public Claim getHeaderClaim(String name) {
      return null;
    }

    @Override
    public String getIssuer() {
      return null;
    }

    @Override
    public String getSubject() {
      return null;
    }

    @Override
    public List<String> getAudience() {
      return List.of();
    }

    @Override
    public Date getExpiresAt() {
      return null;
    }

    @Override
    public Date getNotBefore() {
      return null;
    }

    @Override
    public Date getIssuedAt() {
      return null;
    }

    @Override
    public String getId() {
      return null;
    }

    @Override
    public Claim getClaim(String name) {
      return null;
    }

    @Override
    public Map<String, Claim> getClaims() {
      return Map.of();
    }
  }
}
