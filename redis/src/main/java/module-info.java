/** Sessions and revocations that several nodes share in Redis. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.jwtgate.redis {
  requires transitive io.jwtgate.session;
  requires transitive redis.clients.jedis;

  exports io.jwtgate.redis;

  provides io.jwtgate.session.store.StoreProvider with
      io.jwtgate.redis.RedisStoreProvider;
}
