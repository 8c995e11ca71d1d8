package io.jwtgate.cdi;

import io.jwtgate.bearer.CurrentRequest;
import io.jwtgate.bearer.Requirement;
import io.jwtgate.internal.annotation.MethodRules;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets a method be run only for callers whom its annotations admit. Thread-safe. */
@Guarded
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class GuardedMethods implements Serializable {
  private static final long serialVersionUID = 1;

  /** By class, so that they go when it goes. */
  private static final ClassValue<Map<Method, List<Requirement>>> RULES =
      new ClassValue<>() {
        @Override
        protected Map<Method, List<Requirement>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  /**
   * @throws io.jwtgate.bearer.AccessRejectedException if the caller lacks something
   */
  @AroundInvoke
  Object judge(InvocationContext call) throws Exception {
    List<Requirement> rules = rules(call.getTarget().getClass(), call.getMethod());
    if (!rules.isEmpty() && !isJudged(call.getMethod())) {
      CurrentRequest.require(rules);
    }
    return call.proceed();
  }

  /** A resource method's annotations are judged before JAX-RS calls it. */
  private static boolean isJudged(Method method) {
    return CurrentRequest.get().filter(request -> request.hasDecidedOn(method)).isPresent();
  }

  /** Empty where nothing is said. */
  private static List<Requirement> rules(Class<?> type, Method method) {
    return RULES
        .get(type)
        .computeIfAbsent(
            method,
            called ->
                MethodRules.of(type, called).stream()
                    .filter(rule -> !rule.equals(Requirement.OF_GATE))
                    .toList());
  }
}
