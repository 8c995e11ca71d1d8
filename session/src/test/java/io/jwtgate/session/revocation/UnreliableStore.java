package io.jwtgate.session.revocation;

import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.StoreUnavailableException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** A store behind a network that a test can break: cut, or never answering. */
final class UnreliableStore implements RevocationStore {
  private volatile RevocationStore data;
  private final boolean pushes;
  private final Semaphore stuck = new Semaphore(0);
  final CountDownLatch asked = new CountDownLatch(1);
  volatile boolean down;
  volatile boolean answersNever;

  /** What is done at each revocation that comes, as to throw something. */
  volatile Consumer<Revocation> atPublish = any -> {};

  /** What is done at each question. */
  volatile Runnable atQuestion = () -> {};

  UnreliableStore(RevocationStore data) {
    this(data, true);
  }

  private UnreliableStore(RevocationStore data, boolean pushes) {
    this.data = data;
    this.pushes = pushes;
  }

  /** One that wakes nobody, so that no round is made but those of the test. */
  static UnreliableStore silent(RevocationStore data) {
    return new UnreliableStore(data, false);
  }

  void replaceBy(RevocationStore other) {
    this.data = other;
  }

  private void reach() {
    if (answersNever) {
      asked.countDown();
      stuck.acquireUninterruptibly();
    }
    if (down) {
      throw new StoreUnavailableException(new IOException("cut"));
    }
  }

  @Override
  public void publish(Revocation revocation) {
    reach();
    atPublish.accept(revocation);
    data.publish(revocation);
  }

  @Override
  public RevocationChanges changesSince(String position) {
    reach();
    atQuestion.run();
    return data.changesSince(position);
  }

  @Override
  public Subscription onChange(Runnable wake) {
    return pushes ? data.onChange(wake) : () -> {};
  }

  @Override
  public void close() {
    stuck.release(1000);
  }
}
