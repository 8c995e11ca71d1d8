package io.jwtgate.jaxrs;

import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Proxy;

/**
 * Hears from Jersey that an application ends, also where no servlet container reports it: JAX-RS
 * itself has nothing for that. The library links to no runtime, so this is by reflection.
 */
final class RuntimeEnd {
  private static final String JERSEY = "org.glassfish.jersey.server.spi.ContainerLifecycleListener";

  private RuntimeEnd() {}

  /** Returns whether the end will be heard of. */
  static boolean register(FeatureContext context, Runnable end) {
    try {
      ClassLoader runtime = context.getClass().getClassLoader();
      Class<?> listener = Class.forName(JERSEY, false, runtime);
      context.register(
          Proxy.newProxyInstance(
              runtime,
              new Class<?>[] {listener},
              (proxy, method, arguments) -> answer(proxy, method.getName(), arguments, end)));
      return true;
    } catch (ClassNotFoundException | LinkageError another) {
      // Another runtime; the servlet container's listeners report the end there.
      return false;
    }
  }

  private static Object answer(Object proxy, String method, Object[] arguments, Runnable end) {
    return switch (method) {
      case "onShutdown" -> {
        end.run();
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> RuntimeEnd.class.getName();
      default -> null;
    };
  }
}
