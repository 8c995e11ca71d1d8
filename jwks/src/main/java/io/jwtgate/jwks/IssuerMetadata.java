package io.jwtgate.jwks;

import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.jwks.internal.http.HttpAddress;
import io.jwtgate.metrics.FetchFailure;
import java.util.Optional;

/**
 * What an issuer publishes of itself (RFC 8414 section 2). Only {@code issuer} and {@code jwks_uri}
 * are read: nothing in it widens what is accepted.
 *
 * @param jwksUri where its keys are
 */
record IssuerMetadata(HttpAddress jwksUri) {
  private static final StrictJson JSON = new StrictJson(JsonLimits.DEFAULT);

  /**
   * The metadata of exactly this issuer (RFC 8414 section 3.3: compared code point by code point).
   *
   * @throws FetchFailedException if it is another's, with an {@link OtherIssuer}, or none
   */
  static IssuerMetadata parse(byte[] document, String issuer) {
    try {
      JsonObject metadata = JSON.object(document);
      Optional<String> named = metadata.string("issuer");
      if (!named.filter(issuer::equals).isPresent()) {
        throw otherIssuer(new OtherIssuer(issuer, named.orElse("")), document);
      }
      String uri = metadata.string("jwks_uri").orElseThrow(IllegalArgumentException::new);
      return new IssuerMetadata(HttpAddress.parse(uri));
    } catch (JsonRejectedException malformed) {
      throw FetchFailedException.of(FetchFailure.MALFORMED, malformed)
          .because(new UnexpectedContent(document).told(false));
    } catch (IllegalArgumentException noAddress) {
      throw FetchFailedException.of(FetchFailure.MALFORMED, noAddress)
          .because("the metadata have no jwks_uri that is an https URL; write jwtgate.jwks-uri");
    }
  }

  private static FetchFailedException otherIssuer(OtherIssuer other, byte[] document) {
    String advice =
        other.isNameless() ? new UnexpectedContent(document).told(false) : other.advice();
    return FetchFailedException.of(FetchFailure.WRONG_ISSUER, other).because(advice);
  }
}
