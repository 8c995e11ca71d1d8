package io.jwtgate.session;

/** Takes every step, also after one has failed; the first failure is thrown at the end. */
final class EachStep {
  private RuntimeException first;

  void take(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException failure) {
      note(failure);
    }
  }

  void note(RuntimeException failure) {
    first = first == null ? failure : first;
  }

  void throwFirst() {
    if (first != null) {
      throw first;
    }
  }
}
