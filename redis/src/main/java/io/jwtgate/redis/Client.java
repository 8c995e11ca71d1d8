package io.jwtgate.redis;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;

/**
 * A client that is made when it is first used, and made later where that fails: those of Sentinel
 * and Cluster look for their servers when they are made. Thread-safe.
 */
final class Client {
  private final Supplier<UnifiedJedis> maker;
  private final Lock making = new ReentrantLock();
  private volatile UnifiedJedis made;
  private boolean closed;

  private Client(Supplier<UnifiedJedis> maker) {
    this.maker = maker;
  }

  static Client of(UnifiedJedis made) {
    Client client = new Client(() -> made);
    client.made = made;
    return client;
  }

  static Client later(Supplier<UnifiedJedis> maker) {
    return new Client(maker);
  }

  UnifiedJedis get() {
    UnifiedJedis present = made;
    return present != null ? present : make();
  }

  private UnifiedJedis make() {
    making.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is closed");
      }
      if (made == null) {
        made = maker.get();
      }
      return made;
    } finally {
      making.unlock();
    }
  }

  void close() {
    making.lock();
    try {
      closed = true;
      if (made != null) {
        made.close();
      }
    } finally {
      making.unlock();
    }
  }
}
