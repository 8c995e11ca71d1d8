package io.jwtgate.redis;

import io.jwtgate.session.store.RevocationStore.Subscription;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Listens to a channel on a thread and a connection of its own, and connects again when it breaks.
 * Messages that are missed meanwhile are no loss: whoever listens also asks every so often.
 */
final class RedisPush implements Subscription {
  private static final System.Logger LOG = System.getLogger(RedisPush.class.getName());
  private static final int RETRY_MILLIS = 500;

  private final Commands redis;
  private final String channel;
  private final JedisPubSub listener;
  private final Thread thread;
  private volatile boolean closed;

  private RedisPush(Commands redis, String channel, Runnable wake) {
    this.redis = redis;
    this.channel = channel;
    this.listener = new Waker(wake);
    this.thread = new Thread(this::run, "jwtgate-redis-push");
    thread.setDaemon(true);
  }

  static RedisPush start(Commands redis, String channel, Runnable wake) {
    RedisPush push = new RedisPush(redis, channel, wake);
    push.thread.start();
    return push;
  }

  private void run() {
    try {
      while (!closed) {
        listen();
        Thread.sleep(RETRY_MILLIS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try {
      redis.listen(listener, channel);
    } catch (JedisException | IllegalStateException broken) {
      LOG.log(System.Logger.Level.DEBUG, "no push for now: {0}", broken.getClass().getName());
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      listener.unsubscribe();
    } catch (JedisException notConnected) {
      LOG.log(System.Logger.Level.DEBUG, "push had no connection");
    }
    thread.interrupt();
  }

  /** Wakes for each message, and after each connect, for what was missed. */
  private static final class Waker extends JedisPubSub {
    private final Runnable wake;

    Waker(Runnable wake) {
      this.wake = wake;
    }

    @Override
    public void onMessage(String channel, String message) {
      wake.run();
    }

    @Override
    public void onSubscribe(String channel, int channels) {
      wake.run();
    }
  }
}
