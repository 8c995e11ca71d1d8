package io.jwtgate.bearer;

import java.util.Set;

/**
 * What a challenge says of the resource that is guarded, so that a client finds out where to get a
 * token (RFC 9728 section 5.1). Immutable.
 *
 * @param metadata the absolute URL of its metadata, as it is configured
 * @param scopes what a client asks for where the operation itself names none
 */
public record ProtectedResource(String metadata, Set<String> scopes) {

  public ProtectedResource {
    scopes = Set.copyOf(scopes);
    if (!metadata
        .chars()
        .allMatch(each -> each > 0x20 && each < 0x7f && each != '"' && each != '\\')) {
      throw new IllegalArgumentException("write an absolute URL in ASCII");
    }
  }
}
