package io.jwtgate.keys;

import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * What java-jwt's {@code Algorithm.verify} reads of a token: its three segments. Everything else
 * that the interface offers is empty, so nothing can be believed of it.
 */
final class SignatureInput implements DecodedJWT {
  private static final long serialVersionUID = 1L;

  private final String header;
  private final String payload;
  private final String signature;

  SignatureInput(String header, String payload, String signature) {
    this.header = header;
    this.payload = payload;
    this.signature = signature;
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
