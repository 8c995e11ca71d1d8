package io.jwtgate.http;

import io.jwtgate.bearer.Caller;
import java.security.Principal;

/** What a caller is to an application: a principal of its own type. */
public record ShopUser(Caller caller) implements Principal {

  /** The user that a caller is. */
  public static ShopUser of(Caller caller) {
    if (caller.getName().equals("nobody")) {
      return null;
    }
    if (caller.getName().equals("mallory")) {
      throw new IllegalStateException("no such user");
    }
    return new ShopUser(caller);
  }

  @Override
  public String getName() {
    return "user " + caller.getName();
  }
}
