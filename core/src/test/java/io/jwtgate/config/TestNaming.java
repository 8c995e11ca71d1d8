package io.jwtgate.config;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;

/** The names that a server would have: a look-up and nothing else. */
public final class TestNaming implements InitialContextFactory {
  private static final Map<String, Object> NAMES = new ConcurrentHashMap<>();

  /** For JNDI. */
  public TestNaming() {}

  /** Gives something a name, for as long as the tests run. */
  static void bind(String name, Object object) {
    System.setProperty(Context.INITIAL_CONTEXT_FACTORY, TestNaming.class.getName());
    NAMES.put(name, object);
  }

  @Override
  public Context getInitialContext(Hashtable<?, ?> environment) {
    return (Context)
        Proxy.newProxyInstance(
            TestNaming.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getName().equals("lookup") ? named(arguments[0].toString()) : null);
  }

  private static Object named(String name) throws NameNotFoundException {
    return Optional.ofNullable(NAMES.get(name)).orElseThrow(NameNotFoundException::new);
  }
}
