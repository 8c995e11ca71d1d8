package io.jwtgate.servers.app;

import java.lang.reflect.InvocationTargetException;

/** Threads of the application's own. */
final class Threads {
  private Threads() {}

  static void platform(Runnable task) {
    new Thread(task, "application").start();
  }

  /** By reflection, since Java 17 has none. */
  static void virtual(Runnable task) {
    try {
      Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    } catch (NoSuchMethodException older) {
      platform(task);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What carries the current request. */
  static String kind() {
    return Thread.currentThread().getClass().getSimpleName().equals("VirtualThread")
        ? "virtual"
        : "platform";
  }
}
