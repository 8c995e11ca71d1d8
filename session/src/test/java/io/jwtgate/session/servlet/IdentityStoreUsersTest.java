package io.jwtgate.session.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Users of a store of Jakarta Security. */
class IdentityStoreUsersTest {
  private Set<String> groups = Set.of("admin", "user");
  private CredentialValidationResult valid = new CredentialValidationResult("alice");
  private final IdentityStoreUsers users = IdentityStoreUsers.of(new OneCaller());

  private final class OneCaller implements IdentityStore {
    @Override
    public CredentialValidationResult validate(Credential credential) {
      return credential instanceof UsernamePasswordCredential password
              && password.compareTo("alice", "good")
          ? valid
          : CredentialValidationResult.INVALID_RESULT;
    }

    @Override
    public Set<String> getCallerGroups(CredentialValidationResult result) {
      return result.getCallerPrincipal().getName().equals("alice") ? groups : Set.of();
    }
  }

  @Test
  void aCallerLogsInWithItsGroupsAsRoles() {
    assertEquals(
        Optional.of(Account.of("alice", "admin", "user")),
        users.check(new Credentials("alice", "good")));
  }

  @Test
  @DisplayName("ISS-08: a wrong password and an unknown user are refused alike")
  void othersAreRefused() {
    assertEquals(Optional.empty(), users.check(new Credentials("alice", "bad")));
    assertEquals(Optional.empty(), users.check(new Credentials("bob", "good")));
  }

  @Test
  @DisplayName("ISS-08: a store that has validated nothing lets nobody in")
  void notValidated_isNoLogin() {
    valid = CredentialValidationResult.NOT_VALIDATED_RESULT;
    assertEquals(Optional.empty(), users.check(new Credentials("alice", "good")));
  }

  @Test
  @DisplayName("The groups are those of the caller that the store names, not of who was typed")
  void groups_areTheValidatedCallers() {
    valid = new CredentialValidationResult("bob");
    assertEquals(Optional.empty(), users.check(new Credentials("alice", "good")));
  }

  @Test
  @DisplayName("RT-14: groups are read anew, and a caller without any is gone")
  void groupsAreReadAnew() {
    groups = Set.of("user");
    assertEquals(Optional.of(Account.of("alice", "user")), users.find("alice"));
    groups = Set.of();
    assertEquals(Optional.empty(), users.find("alice"));
  }

  @Test
  void aStoreThatOnlyValidatesCannotServe() {
    IdentityStore validating =
        new IdentityStore() {
          @Override
          public Set<ValidationType> validationTypes() {
            return Set.of(ValidationType.VALIDATE);
          }
        };
    assertThrows(IllegalArgumentException.class, () -> IdentityStoreUsers.of(validating));
  }
}
