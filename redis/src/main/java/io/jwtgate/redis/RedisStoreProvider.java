package io.jwtgate.redis;

import io.jwtgate.session.store.SharedStore;
import io.jwtgate.session.store.StoreOptions;
import io.jwtgate.session.store.StoreProvider;

/** Opens Redis for settings that name it by its address. */
public final class RedisStoreProvider implements StoreProvider {

  /** For the service loader. */
  public RedisStoreProvider() {}

  @Override
  public boolean takes(String scheme) {
    return scheme.matches("rediss?(-sentinel|-cluster)?");
  }

  @Override
  public SharedStore open(String address) {
    return RedisStore.at(address);
  }

  @Override
  public SharedStore open(String address, StoreOptions options) {
    return RedisStore.at(address, options);
  }
}
