package io.jwtgate.redis;

import io.jwtgate.session.store.CallDeadline;
import io.jwtgate.session.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** The door to Jedis: the few commands that are used, one deadline, and one kind of failure. */
record Commands(Client client, CallDeadline deadline) {
  static final String DAMAGED =
      "keys are missing or damaged, as after an eviction: set maxmemory-policy to noeviction, and"
          + " delete the keys jwtgate:{revoked}:* while the nodes run, which then hand theirs in";

  /** What a script answers; run as a whole, with no other command in between. */
  Object run(Script script, List<String> keys, List<String> arguments) {
    return tried(jedis -> jedis.eval(script.text(), keys, arguments), answer -> answer);
  }

  /** The same, and what is made of the answer. */
  <T> T run(Script script, List<String> keys, List<String> arguments, Function<Object, T> reader) {
    return tried(jedis -> jedis.eval(script.text(), keys, arguments), reader);
  }

  /** What is made of a hash. */
  <T> T hash(String key, Function<Map<String, String>, T> reader) {
    return tried(jedis -> jedis.hgetAll(key), reader);
  }

  List<String> sortedSet(String key) {
    return tried(jedis -> jedis.zrange(key, 0, -1), members -> members);
  }

  void removeFromSortedSet(String key, String member) {
    tried(jedis -> jedis.zrem(key, member), any -> any);
  }

  /** Anything else that is asked once. */
  <T> T ask(Function<UnifiedJedis, T> command) {
    return tried(command, answer -> answer);
  }

  /** Listens until it is told to stop; holds a connection for itself. */
  void listen(JedisPubSub listener, String channel) {
    client.get().subscribe(listener, channel);
  }

  /**
   * @throws StoreUnavailableException if it is not known to be done, or the answer can't be read
   */
  private <A, T> T tried(Function<UnifiedJedis, A> command, Function<A, T> reader) {
    A answer = deadline.within(() -> answered(command));
    try {
      return reader.apply(answer);
    } catch (RuntimeException unreadable) {
      throw new StoreUnavailableException(DAMAGED, unreadable);
    }
  }

  private <A> A answered(Function<UnifiedJedis, A> command) {
    try {
      return command.apply(client.get());
    } catch (JedisException failed) {
      throw new StoreUnavailableException(isDamage(failed) ? DAMAGED : "", failed);
    }
  }

  /** What a script says of keys that don't fit together, or Redis of a key of another type. */
  private static boolean isDamage(JedisException failed) {
    String message = String.valueOf(failed.getMessage());
    return message.contains("JWTGATE-DAMAGED") || message.contains("WRONGTYPE");
  }
}
