package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Requirement;
import io.jwtgate.internal.annotation.MethodRules;
import io.jwtgate.internal.annotation.WrongAnnotationException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules of each resource method, found once: those of its annotations, as {@link MethodRules}
 * tells them, and on the way to a sub-resource those of every locator. Thread-safe; bounded by the
 * methods that the application has.
 */
final class ResourceRules {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.jaxrs.JwtFeature");

  private final Map<ResourceMethod, List<Requirement>> rules = new ConcurrentHashMap<>();

  private record ResourceMethod(Class<?> type, Method method, List<Class<?>> parents) {
    @Override
    public boolean equals(Object other) {
      return other instanceof ResourceMethod resource
          && type == resource.type
          && method.equals(resource.method)
          && parents.equals(resource.parents);
    }

    @Override
    public int hashCode() {
      return method.hashCode();
    }
  }

  /**
   * The rules, of which every one must hold.
   *
   * @param type the resource class; null where the runtime has made the resource itself
   * @param method the resource method; null likewise
   * @param parents the classes of the resources whose locators led here, the nearest first
   */
  List<Requirement> of(Class<?> type, Method method, List<Class<?>> parents) {
    return type == null || method == null
        ? List.of(Requirement.OF_GATE)
        : rules.computeIfAbsent(new ResourceMethod(type, method, parents), ResourceRules::find);
  }

  /** Whatever is found too late to stop the deployment lets nobody in. */
  private static List<Requirement> find(ResourceMethod resource) {
    try {
      return written(resource);
    } catch (WrongAnnotationException wrong) {
      LOG.log(System.Logger.Level.ERROR, wrong.getMessage());
      return List.of(Requirement.DENIED);
    }
  }

  private static List<Requirement> written(ResourceMethod resource) {
    Stream<Requirement> own = MethodRules.of(resource.type(), resource.method()).stream();
    List<Class<?>> way = new ArrayList<>(List.of(resource.type()));
    way.addAll(resource.parents());
    return Stream.concat(own, ofLocators(way)).distinct().toList();
  }

  /** Each of the parents has a locator that led to the next resource on the way. */
  private static Stream<Requirement> ofLocators(List<Class<?>> way) {
    return IntStream.range(1, way.size())
        .boxed()
        .flatMap(step -> ofLocators(way.get(step), way.get(step - 1)));
  }

  private static Stream<Requirement> ofLocators(Class<?> parent, Class<?> next) {
    return ofLocators(parent, SubResourceLocators.of(parent).leadingTo(next))
        .filter(Requirement::isNarrower);
  }

  private static Stream<Requirement> ofLocators(Class<?> parent, Stream<Method> locators) {
    return locators.flatMap(locator -> MethodRules.of(parent, locator).stream());
  }

  /**
   * The rules where a locator has answered itself, and no resource was found: those of each that
   * may have.
   *
   * @param way the classes of the resources whose locators were run, the nearest first; not empty
   * @param below the path below the nearest, decoded
   */
  static List<Requirement> ofAnswering(List<Class<?>> way, String below) {
    Class<?> nearest = way.get(0);
    try {
      Stream<Requirement> last =
          ofLocators(nearest, SubResourceLocators.of(nearest).askedAbout(below));
      return Stream.concat(last, ofLocators(way)).distinct().toList();
    } catch (WrongAnnotationException wrong) {
      return List.of(Requirement.DENIED);
    }
  }
}
