package io.jwtgate.session.servlet;

import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.Users;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStore.ValidationType;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The users of an {@link IdentityStore} (Jakarta Security section 3): its callers log in, and their
 * groups are roles. For servers that have Jakarta Security; nothing else here needs it.
 *
 * <pre>{@code
 * @Inject ShopStore store; // by the class of yours: a server may bring stores of its own
 * ...
 * new SessionServlet(IdentityStoreUsers.of(store))
 * }</pre>
 *
 * <p>At a refresh an identity store can give a caller's groups and nothing more. So a caller
 * without any group is taken for gone, and a lock is not seen unless it takes the groups away: call
 * {@code Sessions.endAllOf} then. Thread-safe if the store is.
 */
@SuppressWarnings("exports") // whoever has this face has the API
public final class IdentityStoreUsers implements Users {
  private final IdentityStore store;

  private IdentityStoreUsers(IdentityStore store) {
    this.store = store;
  }

  /**
   * The users of this store.
   *
   * @throws IllegalArgumentException if it does not both validate and provide groups
   */
  public static IdentityStoreUsers of(IdentityStore store) {
    Objects.requireNonNull(store, "store");
    if (!store.validationTypes().containsAll(Set.of(ValidationType.values()))) {
      throw new IllegalArgumentException("the identity store must validate and provide groups");
    }
    return new IdentityStoreUsers(store);
  }

  @Override
  public Optional<Account> check(Credentials credentials) {
    CredentialValidationResult result =
        store.validate(
            new UsernamePasswordCredential(credentials.username(), credentials.password()));
    return result.getStatus() == CredentialValidationResult.Status.VALID
        ? find(result.getCallerPrincipal().getName())
        : Optional.empty();
  }

  @Override
  public Optional<Account> find(String subject) {
    Set<String> groups = store.getCallerGroups(new CredentialValidationResult(subject));
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(Account.of(subject, groups.toArray(String[]::new)));
  }
}
