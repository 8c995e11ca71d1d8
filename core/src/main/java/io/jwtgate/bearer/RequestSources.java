package io.jwtgate.bearer;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runtimes that know which request a thread serves. Thread-safe. */
final class RequestSources {
  // Weakly, since an application's end is not always reported.
  private static final List<WeakReference<CurrentRequest.Source>> ALL =
      new CopyOnWriteArrayList<>();

  private RequestSources() {}

  static void add(CurrentRequest.Source source) {
    ALL.removeIf(known -> known.get() == null);
    ALL.add(new WeakReference<>(source));
  }

  static Optional<CurrentRequest> current() {
    for (WeakReference<CurrentRequest.Source> known : ALL) {
      CurrentRequest.Source source = known.get();
      Optional<CurrentRequest> current = source == null ? Optional.empty() : source.current();
      if (current.isPresent()) {
        return current;
      }
    }
    return Optional.empty();
  }
}
