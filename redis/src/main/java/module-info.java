/** Sessions and revocations that several nodes share in Redis. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.jwtgate.redis {
  requires transitive io.jwtgate.core;
  requires transitive redis.clients.jedis;

  exports io.jwtgate.redis;

  provides io.jwtgate.store.StoreProvider with
      io.jwtgate.redis.RedisStoreProvider;
}
