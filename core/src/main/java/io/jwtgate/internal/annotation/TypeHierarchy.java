package io.jwtgate.internal.annotation;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A class, its superclasses, then the interfaces of all of them: where an annotation may stand. A
 * container's proxy is a subclass, so what it stands for is among them.
 */
public record TypeHierarchy(List<Class<?>> types) {

  public TypeHierarchy {
    types = List.copyOf(types);
  }

  /** That of one class; proxies included. */
  public static TypeHierarchy of(Class<?> type) {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      types.add(each);
    }
    List.copyOf(types).forEach(each -> addInterfaces(each, types));
    return new TypeHierarchy(types);
  }

  private static void addInterfaces(Class<?> type, List<Class<?>> found) {
    for (Class<?> implemented : type.getInterfaces()) {
      if (!found.contains(implemented)) {
        found.add(implemented);
        addInterfaces(implemented, found);
      }
    }
  }

  /**
   * The method that is run where one of an interface is called: its own word counts, wherever the
   * runtime has found the path.
   */
  public Method implementation(Method method) {
    return method.getDeclaringClass().isInterface()
        ? types.stream()
            .filter(type -> !type.isInterface())
            .flatMap(type -> declaredIn(type, method))
            .findFirst()
            .orElse(method)
        : method;
  }

  /** The method and all that it overrides or implements, the nearest first. */
  public Stream<Method> declarations(Method method) {
    return types.stream().flatMap(type -> declaredIn(type, method));
  }

  private Stream<Method> declaredIn(Class<?> type, Method method) {
    List<Method> candidates =
        Arrays.stream(type.getDeclaredMethods())
            .filter(declared -> declared.getName().equals(method.getName()))
            .filter(declared -> declared.equals(method) || isInherited(declared))
            .toList();
    return candidates.stream()
        .filter(same -> takesSame(same, method))
        .findFirst()
        .map(Stream::of)
        .orElseGet(() -> candidates.stream().filter(each -> isErasureOf(each, method)));
  }

  private static boolean isInherited(Method declared) {
    return (declared.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
  }

  private static boolean takesSame(Method one, Method other) {
    return Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
  }

  /**
   * Whether the method puts types in the place of the other's type variables. The compiler has made
   * a bridge then; without one it is another method that shares no more than the name.
   */
  private boolean isErasureOf(Method erased, Method method) {
    return takesVariables(erased, method)
        && types.stream().anyMatch(type -> hasBridge(type, erased));
  }

  private static boolean takesVariables(Method erased, Method method) {
    Class<?>[] wider = erased.getParameterTypes();
    Class<?>[] narrower = method.getParameterTypes();
    Type[] written = erased.getGenericParameterTypes();
    return wider.length == narrower.length
        && written.length == wider.length
        && IntStream.range(0, wider.length)
            .allMatch(
                i ->
                    wider[i] == narrower[i]
                        || (!(written[i] instanceof Class)
                            && wider[i].isAssignableFrom(narrower[i])));
  }

  private static boolean hasBridge(Class<?> type, Method erased) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(Method::isBridge)
        .anyMatch(each -> each.getName().equals(erased.getName()) && takesSame(each, erased));
  }
}
