package io.jwtgate.jaxrs;

import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An application of some classes, instances and properties. */
final class TestApplication extends Application {
  private final Set<Class<?>> classes = new LinkedHashSet<>();
  private final Set<Object> singletons = new LinkedHashSet<>();
  private Map<String, Object> properties = Map.of();

  TestApplication(Class<?>... classes) {
    this.classes.addAll(Set.of(classes));
  }

  TestApplication with(Object component) {
    singletons.add(component);
    return this;
  }

  TestApplication set(Map<String, String> settings) {
    properties = Map.copyOf(settings);
    return this;
  }

  /** Without the features that the runtime finds as services (Jakarta REST section 4.1.2). */
  TestApplication withoutServices() {
    properties = Map.of("jakarta.ws.rs.loadServices", false);
    return this;
  }

  @Override
  public Set<Class<?>> getClasses() {
    return classes;
  }

  /** Deprecated, but the only way by which an application of the standard registers instances. */
  @Override
  @SuppressWarnings("deprecation")
  public Set<Object> getSingletons() {
    return singletons;
  }

  @Override
  public Map<String, Object> getProperties() {
    return properties;
  }
}
