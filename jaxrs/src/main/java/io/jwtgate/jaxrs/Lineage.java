package io.jwtgate.jaxrs;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A class, its superclasses, then the interfaces of all of them: where an annotation may stand. A
 * container's proxy is a subclass, so what it stands for is among them.
 */
record Lineage(List<Class<?>> types) {

  static Lineage of(Class<?> type) {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      types.add(each);
    }
    List.copyOf(types).forEach(each -> addInterfaces(each, types));
    return new Lineage(types);
  }

  private static void addInterfaces(Class<?> type, List<Class<?>> found) {
    for (Class<?> implemented : type.getInterfaces()) {
      if (!found.contains(implemented)) {
        found.add(implemented);
        addInterfaces(implemented, found);
      }
    }
  }

  /** The method and all that it overrides or implements, the nearest first. */
  Stream<Method> declarations(Method method) {
    return types.stream().flatMap(type -> declaredIn(type, method).stream());
  }

  private static Optional<Method> declaredIn(Class<?> type, Method method) {
    List<Method> candidates =
        Arrays.stream(type.getDeclaredMethods())
            .filter(declared -> declared.getName().equals(method.getName()))
            .filter(declared -> takes(declared.getParameterTypes(), method.getParameterTypes()))
            .toList();
    return candidates.stream()
        .filter(same -> Arrays.equals(same.getParameterTypes(), method.getParameterTypes()))
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  /** Generic parameters are erased in what is overridden, so theirs may be wider types. */
  private static boolean takes(Class<?>[] wider, Class<?>[] narrower) {
    if (wider.length != narrower.length) {
      return false;
    }
    for (int i = 0; i < wider.length; i++) {
      if (!wider[i].isAssignableFrom(narrower[i])) {
        return false;
      }
    }
    return true;
  }
}
