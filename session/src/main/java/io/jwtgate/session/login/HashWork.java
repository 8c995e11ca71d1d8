package io.jwtgate.session.login;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The same work for every check, so that its time tells nothing: not whether there is such a user,
 * nor how old a hash is. It is as much as the most that was seen of each kind; until then it is one
 * PBKDF2 of today. Thread-safe.
 */
final class HashWork {
  private final AtomicReference<Most> seen =
      new AtomicReference<>(new Most(0, new Argon2Cost(0, 0, 1)));

  /**
   * @param iterations of PBKDF2
   * @param argon2 the most costly one
   */
  private record Most(int iterations, Argon2Cost argon2) {
    Most with(KeptHash hash) {
      if (hash instanceof Pbkdf2Hash pbkdf2) {
        return new Most(Math.max(iterations, pbkdf2.iterations()), argon2);
      }
      Argon2Cost other = ((Argon2Hash) hash).cost();
      return other.filled() > argon2.filled() ? new Most(iterations, other) : this;
    }

    /** One that hashes with PBKDF2 today has no older ones that cost more than today's. */
    int iterationsOrUsual() {
      boolean usual = iterations > 0 || argon2.isNothing();
      return usual ? Math.max(iterations, Pbkdf2Hash.ITERATIONS) : 0;
    }
  }

  void note(KeptHash hash) {
    seen.updateAndGet(most -> most.with(hash));
  }

  /** What is to be done beside a hash. */
  record Lacking(int iterations, Argon2Cost argon2) {}

  /** What a check with this hash has not done. */
  Lacking lacking(Optional<KeptHash> done) {
    done.ifPresent(this::note);
    Most most = seen.get();
    int iterations = most.iterationsOrUsual() - done.map(HashWork::iterationsOf).orElse(0);
    Argon2Cost cost = done.map(HashWork::costOf).orElse(new Argon2Cost(0, 0, 1));
    return new Lacking(Math.max(0, iterations), cost.upTo(most.argon2()));
  }

  void complete(Optional<KeptHash> done) {
    Lacking lacking = lacking(done);
    if (lacking.iterations() > 0) {
      Pbkdf2Hash.work(lacking.iterations());
    }
    if (!lacking.argon2().isNothing()) {
      Argon2Hash.work(lacking.argon2());
    }
  }

  private static int iterationsOf(KeptHash hash) {
    return hash instanceof Pbkdf2Hash pbkdf2 ? pbkdf2.iterations() : 0;
  }

  private static Argon2Cost costOf(KeptHash hash) {
    return hash instanceof Argon2Hash argon2 ? argon2.cost() : new Argon2Cost(0, 0, 1);
  }
}
