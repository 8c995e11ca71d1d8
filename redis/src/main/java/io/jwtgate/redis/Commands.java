package io.jwtgate.redis;

import io.jwtgate.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** The door to Jedis: the few commands that are used, and one kind of failure. */
record Commands(UnifiedJedis client) {

  /** What a script answers; run as a whole, with no other command in between. */
  Object run(Script script, List<String> keys, List<String> arguments) {
    return tried(jedis -> jedis.eval(script.text(), keys, arguments));
  }

  Map<String, String> hash(String key) {
    return tried(jedis -> jedis.hgetAll(key));
  }

  List<String> sortedSet(String key) {
    return tried(jedis -> jedis.zrange(key, 0, -1));
  }

  void removeFromSortedSet(String key, String member) {
    tried(jedis -> jedis.zrem(key, member));
  }

  /** Listens until it is told to stop; holds a connection for itself. */
  void listen(JedisPubSub listener, String channel) {
    client.subscribe(listener, channel);
  }

  /**
   * @throws StoreUnavailableException if it is not known to be done
   */
  private <T> T tried(Function<UnifiedJedis, T> command) {
    try {
      return command.apply(client);
    } catch (JedisException failed) {
      throw new StoreUnavailableException(failed);
    }
  }
}
