package io.jwtgate.jaxrs;

import io.jwtgate.config.ConfigurationException;
import io.jwtgate.internal.annotation.MethodRules;
import io.jwtgate.internal.annotation.WrongAnnotationException;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges the annotations of resources while they are looked at, those of sub-resources too as far
 * as their locators name a class. Thread-safe.
 *
 * @param judged the classes that were seen
 */
record AnnotationsAtStart(GateHolder holder, Set<Class<?>> judged) implements DynamicFeature {

  AnnotationsAtStart(GateHolder holder) {
    this(holder, ConcurrentHashMap.newKeySet());
  }

  /**
   * @throws ConfigurationException if an annotation can't be meant so, while the application
   *     starts; later nobody may use what it stands on
   */
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    try {
      judge(resource.getResourceClass());
    } catch (WrongAnnotationException wrong) {
      holder.rejectResource(new ConfigurationException(wrong.getMessage()));
    }
  }

  private void judge(Class<?> type) {
    if (judged.add(type)) {
      MethodRules.of(type);
      for (Method method : type.getMethods()) {
        MethodRules.of(type, method);
      }
      new HashSet<>(SubResourceLocators.of(type).methods())
          .forEach(locator -> judge(locator.getReturnType()));
    }
  }
}
