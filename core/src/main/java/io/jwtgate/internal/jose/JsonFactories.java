package io.jwtgate.internal.jose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/**
 * Factories that leave nothing in the threads of the server: by default they keep their buffers
 * there, and so the application's classes.
 */
final class JsonFactories {
  private static final boolean HAS_POOLS = hasPools();

  private JsonFactories() {}

  static JsonFactoryBuilder builder() {
    JsonFactoryBuilder builder = new JsonFactoryBuilder();
    if (HAS_POOLS) {
      Pools.use(builder);
    } else {
      builder.disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING);
    }
    return builder;
  }

  private static boolean hasPools() {
    try {
      ClassLoader loader = JsonFactory.class.getClassLoader();
      Class.forName("com.fasterxml.jackson.core.util.JsonRecyclerPools", false, loader);
      return true;
    } catch (ClassNotFoundException olderThan216) {
      return false;
    }
  }

  /** Alone, so that it is linked only where there is such a thing: from Jackson 2.16 on. */
  private static final class Pools {
    static void use(JsonFactoryBuilder builder) {
      builder.recyclerPool(JsonRecyclerPools.newConcurrentDequePool());
    }
  }
}
