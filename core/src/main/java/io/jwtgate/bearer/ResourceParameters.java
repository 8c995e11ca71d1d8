package io.jwtgate.bearer;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a challenge says of the resource, if it is one with metadata (RFC 9728 section 5.1), so that
 * a client knows where to ask and for which scopes; nothing otherwise.
 *
 * @param gateScopes what the gate asks of every request
 */
record ResourceParameters(Optional<ProtectedResource> resource, Set<String> gateScopes) {

  /** Scopes and metadata. */
  String of(Needs needs) {
    return scope(needs) + metadata();
  }

  /** The same where nobody has looked for the operation. */
  String ofInvalidToken() {
    return scope(gateScopes) + metadata();
  }

  String scope(Needs needs) {
    return resource.isPresent() ? scope(needs.scopesFor(Set.of())) : "";
  }

  private String scope(Set<String> ofOperation) {
    Set<String> scopes =
        ofOperation.isEmpty()
            ? resource.map(ProtectedResource::scopes).orElse(Set.of())
            : ofOperation;
    return resource.isEmpty() || scopes.isEmpty()
        ? ""
        : ", scope=\"" + String.join(" ", new TreeSet<>(scopes)) + '"';
  }

  String metadata() {
    return resource.map(it -> ", resource_metadata=\"" + it.metadata() + '"').orElse("");
  }
}
