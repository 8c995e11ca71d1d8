package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Requirement;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where annotations may stand, and what they come to. What is needed is written as {@code open},
 * {@code nobody}, {@code gate} for what the gate asks of every request, or the roles of which one
 * is needed; more than one of these must hold where there is a plus.
 */
class ResourceRulesTest {
  private final ResourceRules rules = new ResourceRules();

  record Row(String expected, Class<?> resource, List<Class<?>> parents) {
    Row(String expected, Class<?> resource, Class<?>... parents) {
      this(expected, resource, List.of(parents));
    }

    @Override
    public String toString() {
      String way =
          parents.stream()
              .map(each -> " from " + each.getSimpleName())
              .collect(Collectors.joining());
      return resource.getSimpleName() + way + " needs " + expected;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        // the method's own word
        new Row("gate", Plain.class),
        new Row("open", OwnOpen.class),
        new Row("nobody", OwnDenied.class),
        new Row("admin", OwnRole.class),
        new Row("nobody", OwnNoRoles.class),
        new Row("nobody", OwnContradiction.class),
        new Row("admin", OwnRoleAndOpen.class),
        new Row("open", OwnOpenInDenied.class),
        new Row("user", OwnRoleInOtherRole.class),
        // the class's
        new Row("open", ClassOpen.class),
        new Row("nobody", ClassDenied.class),
        new Row("admin", ClassRole.class),
        new Row("nobody", ClassNoRoles.class),
        new Row("admin", ExtendsClassRole.class),
        new Row("open", ExtendsClassRoleOpen.class),
        new Row("admin", ImplementsTypeRole.class),
        // what is inherited, and where it was declared
        new Row("admin", InheritsRoleMethod.class),
        new Row("nobody", OpensInheritedOfDenied.class),
        new Row("user+admin", RoleOverInheritedRole.class),
        new Row("open", OpensOverriddenOfDenied.class),
        new Row("nobody", DefaultOfDeniedType.class),
        // what is overridden
        new Row("admin", OverridesRole.class),
        new Row("admin", OverridesRoleInOpen.class),
        new Row("nobody", OverridesOpenInDenied.class),
        new Row("admin+user", OverridesRoleInOtherRole.class),
        new Row("open", OverridesRoleOpenly.class),
        new Row("open", OverridesTwice.class),
        new Row("gate", HidesPrivate.class),
        new Row("gate", ImplementsWithStatic.class),
        // what is implemented
        new Row("admin", ImplementsRole.class),
        new Row("nobody", ImplementsRoleAndDenied.class),
        new Row("admin+user", ImplementsTwoRoles.class),
        new Row("nobody", ExtendsOpenImplementsDenied.class),
        new Row("user", ImplementsNarrowed.class),
        new Row("admin", ImplementsExtended.class),
        new Row("admin", ImplementsExtendedType.class),
        new Row("nobody", ExtendsImplementing.class),
        // generics and what only looks like it
        new Row("admin", GenericRole.class),
        new Row("admin", GenericThroughSuperclass.class),
        new Row("gate", OverloadsOpen.class),
        new Row("gate", OverloadsOpenVariable.class),
        new Row("open", OwnOpenGeneric.class),
        // one locator
        new Row("gate", Plain.class, Unruled.class),
        new Row("gate+admin", Plain.class, ByRole.class),
        new Row("open+admin", OwnOpen.class, ByRole.class),
        new Row("admin", OwnRole.class, ByRole.class),
        new Row("gate+nobody", Plain.class, ByDenied.class),
        new Row("gate+nobody", Plain.class, InDenied.class),
        new Row("gate", Plain.class, ByOpenInDenied.class),
        new Row("gate+admin", Plain.class, ByObject.class),
        new Row("gate+admin", Plain.class, ByClass.class),
        new Row("gate+admin", Plain.class, ByOwnClass.class),
        new Row("gate+admin", Plain.class, ByInterface.class),
        new Row("gate+nobody", Plain.class, ByNoRoles.class),
        new Row("gate+admin", Plain.class, ByVariable.class),
        new Row("gate+admin", Plain.class, ByInherited.class),
        new Row("gate+admin", PlainProxy.class, ByRole.class),
        new Row("gate+admin", Plain.class, ByUnknown.class),
        new Row("gate+admin", Plain.class, ByClassBesideOther.class),
        new Row("gate", Plain.class, BesideResourceMethod.class),
        new Row("gate", Plain.class, BesideHelper.class),
        new Row("gate+admin", Plain.class, ByBaseOfResource.class),
        new Row("gate+nobody", Plain.class, ByTypeOfLocator.class),
        // several, the nearest first
        new Row("gate+admin", Plain.class, Unruled.class, ByRole2.class),
        new Row("gate+nobody", Plain.class, Unruled.class, InDenied2.class),
        new Row("gate+admin+user", Plain.class, ByRole.class, ByUser2.class),
        new Row("gate+nobody", Plain.class, Unruled.class, Unruled2.class, InDenied3.class),
        new Row("gate+admin", Plain.class, Unruled.class, Unruled2.class, ByRole3.class),
        new Row("gate+admin+user", Plain.class, ByRole.class, Unruled2.class, ByUser3.class),
        new Row("gate", Plain.class, Unruled.class, Unruled2.class, Unruled3.class),
        new Row("gate+admin", Plain.class, Unruled.class, Tree.class, Tree.class),
        new Row("gate+admin", Plain.class, Unruled.class, ToEither.class),
        new Row("gate+nobody", Plain.class, ToEither.class));
  }

  @ParameterizedTest(name = "EDGE-08, JEE-03: {0}")
  @MethodSource("rows")
  void everyRuleOnTheWayCounts(Row row) {
    assertEquals(row.expected(), told(row.resource(), row.parents()));
  }

  private String told(Class<?> resource, List<Class<?>> parents) {
    return rules.of(resource, get(resource), parents).stream()
        .map(ResourceRulesTest::told)
        .distinct()
        .collect(Collectors.joining("+"));
  }

  private static String told(Requirement rule) {
    return switch (rule.access().entry()) {
      case NOBODY -> "nobody";
      case EVERYBODY -> rule.andOfGate() ? "gate" : "open";
      default -> roles(rule) + (rule.andOfGate() ? "" : " without the gate");
    };
  }

  private static String roles(Requirement rule) {
    return rule.access().anyRole().stream().sorted().collect(Collectors.joining(","));
  }

  @Test
  @DisplayName("JEE-03: of a method that an interface has, what implements it decides")
  void methodOfAnInterface_isDecidedOnByItsImplementation() {
    assertEquals("admin", toldOf(OwnRoleOfOpen.class, get(OpenMethod.class)));
    assertEquals("open", toldOf(OwnOpenOfRole.class, get(RoleMethod.class)));
    assertEquals("nobody", toldOf(DefaultOfDeniedType.class, get(DeniedType.class)));
  }

  @Test
  @DisplayName("JEE-03: a method that two classes inherit has the rules of each")
  void inheritedMethod_hasTheRulesOfEachClass() {
    Method inherited = get(Plain.class);
    assertEquals("open", toldOf(InheritsOpenly.class, inherited));
    assertEquals("nobody", toldOf(InheritsDenied.class, inherited));
    assertEquals("gate", toldOf(PlainProxy.class, inherited));
  }

  @Test
  @DisplayName("EDGE-08: a resource that is reached by two ways has the rules of each")
  void resourceOfTwoWays_hasTheRulesOfEach() {
    assertEquals("gate", told(Plain.class, List.of(Unruled.class)));
    assertEquals("gate+admin", told(Plain.class, List.of(ByRole.class)));
    assertEquals("gate", told(Plain.class, List.of()));
  }

  @Test
  @DisplayName("JEE-03: what the runtime has made itself needs what the gate asks")
  void runtimesOwn_needsTheGate() {
    assertEquals(List.of(Requirement.OF_GATE), rules.of(null, null, List.of()));
    assertEquals(List.of(Requirement.OF_GATE), rules.of(OwnOpen.class, null, List.of()));
  }

  private String toldOf(Class<?> resource, Method method) {
    return rules.of(resource, method, List.of()).stream()
        .map(ResourceRulesTest::told)
        .distinct()
        .collect(Collectors.joining("+"));
  }

  /** As a runtime has it: public, no bridge, and of overloads the one of a text. */
  private static Method get(Class<?> resource) {
    return Arrays.stream(resource.getMethods())
        .filter(method -> method.getName().equals("get") && !method.isBridge())
        .max(Comparator.comparing(method -> Arrays.toString(method.getParameterTypes())))
        .orElseThrow();
  }

  static class Plain {
    @GET
    public String get() {
      return "";
    }
  }

  static class PlainProxy extends Plain {}

  static class OwnOpen {
    @PermitAll
    public String get() {
      return "";
    }
  }

  static class OwnDenied {
    @DenyAll
    public String get() {
      return "";
    }
  }

  static class OwnRole {
    @RolesAllowed("admin")
    public String get() {
      return "";
    }
  }

  static class OwnNoRoles {
    @RolesAllowed({})
    public String get() {
      return "";
    }
  }

  static class OwnContradiction {
    @DenyAll
    @PermitAll
    @RolesAllowed("admin")
    public String get() {
      return "";
    }
  }

  static class OwnRoleAndOpen {
    @PermitAll
    @RolesAllowed("admin")
    public String get() {
      return "";
    }
  }

  @DenyAll
  static class OwnOpenInDenied extends OwnOpen {
    @Override
    @PermitAll
    public String get() {
      return "";
    }
  }

  @RolesAllowed("admin")
  static class OwnRoleInOtherRole {
    @RolesAllowed("user")
    public String get() {
      return "";
    }
  }

  @PermitAll
  static class ClassOpen {
    public String get() {
      return "";
    }
  }

  @DenyAll
  static class ClassDenied {
    public String get() {
      return "";
    }
  }

  @RolesAllowed("admin")
  static class ClassRole {
    public String get() {
      return "";
    }
  }

  @RolesAllowed({})
  static class ClassNoRoles {
    public String get() {
      return "";
    }
  }

  static class ExtendsClassRole extends ClassRole {
    @Override
    public String get() {
      return "";
    }
  }

  @PermitAll
  static class ExtendsClassRoleOpen extends ClassRole {
    @Override
    public String get() {
      return "";
    }
  }

  @RolesAllowed("admin")
  interface TypeRole {}

  static class ImplementsTypeRole implements TypeRole {
    public String get() {
      return "";
    }
  }

  static class InheritsRoleMethod extends OwnRole {}

  @PermitAll
  static class OpensInheritedOfDenied extends ClassDenied {}

  @RolesAllowed("user")
  static class RoleOverInheritedRole extends ClassRole {}

  @PermitAll
  static class OpensOverriddenOfDenied extends ClassDenied {
    @Override
    public String get() {
      return "";
    }
  }

  @DenyAll
  interface DeniedType {
    default String get() {
      return "";
    }
  }

  @PermitAll
  static class DefaultOfDeniedType implements DeniedType {}

  static class OverridesRole extends OwnRole {
    @Override
    public String get() {
      return "";
    }
  }

  @PermitAll
  static class OverridesRoleInOpen extends OwnRole {
    @Override
    public String get() {
      return "";
    }
  }

  @DenyAll
  static class OverridesOpenInDenied extends OwnOpen {
    @Override
    public String get() {
      return "";
    }
  }

  @RolesAllowed("user")
  static class OverridesRoleInOtherRole extends OwnRole {
    @Override
    public String get() {
      return "";
    }
  }

  static class OverridesRoleOpenly extends OwnRole {
    @Override
    @PermitAll
    public String get() {
      return "";
    }
  }

  static class OverridesTwice extends OverridesRoleOpenly {
    @Override
    public String get() {
      return "";
    }
  }

  static class WithPrivate {
    @PermitAll
    @SuppressWarnings("unused")
    private String get() {
      return "";
    }
  }

  static class HidesPrivate extends WithPrivate {
    public String get() {
      return "";
    }
  }

  interface RoleMethod {
    @RolesAllowed("admin")
    String get();
  }

  interface UserMethod {
    @RolesAllowed("user")
    String get();
  }

  interface DeniedMethod {
    @DenyAll
    String get();
  }

  interface NarrowedMethod extends DeniedMethod {
    @Override
    @RolesAllowed("user")
    String get();
  }

  static class ImplementsRole implements RoleMethod {
    @Override
    public String get() {
      return "";
    }
  }

  static class ImplementsRoleAndDenied implements RoleMethod, DeniedMethod {
    @Override
    public String get() {
      return "";
    }
  }

  static class ImplementsTwoRoles implements RoleMethod, UserMethod {
    @Override
    public String get() {
      return "";
    }
  }

  static class ExtendsOpenImplementsDenied extends OwnOpen implements DeniedMethod {
    @Override
    public String get() {
      return "";
    }
  }

  static class ImplementsNarrowed implements NarrowedMethod {
    @Override
    public String get() {
      return "";
    }
  }

  interface OfAnything<T> {
    @RolesAllowed("admin")
    String get(T key);
  }

  static class GenericRole implements OfAnything<String> {
    @Override
    public String get(String key) {
      return "";
    }
  }

  static class OfText {
    public String get(String key) {
      return "";
    }
  }

  static class GenericThroughSuperclass extends OfText implements OfAnything<String> {}

  static class OpenOfObject {
    @PermitAll
    public String get(Object key) {
      return "";
    }
  }

  static class OverloadsOpen extends OpenOfObject {
    public String get(String key) {
      return "";
    }
  }

  static class OwnOpenGeneric implements OfAnything<String> {
    @Override
    @PermitAll
    public String get(String key) {
      return "";
    }
  }

  static class Unruled {
    @Path("x")
    public Plain locate() {
      return new Plain();
    }
  }

  static class ByRole {
    @Path("x")
    @RolesAllowed("admin")
    public Object locate() {
      return new Plain();
    }
  }

  static class ByDenied {
    @Path("x")
    @DenyAll
    public Plain locate() {
      return new Plain();
    }
  }

  @DenyAll
  static class InDenied {
    @Path("x")
    public Plain locate() {
      return new Plain();
    }
  }

  @DenyAll
  static class ByOpenInDenied {
    @Path("x")
    @PermitAll
    public Plain locate() {
      return new Plain();
    }
  }

  static class ByNoRoles {
    @Path("x")
    @RolesAllowed({})
    public Plain locate() {
      return new Plain();
    }
  }

  static class ByObject {
    @Path("x")
    @RolesAllowed("admin")
    public Object locate() {
      return new Plain();
    }

    @Path("y")
    @DenyAll
    public Integer another() {
      return 1;
    }
  }

  static class ByClass {
    @Path("x")
    @RolesAllowed("admin")
    public Class<?> locate() {
      return Plain.class;
    }
  }

  static class ByOwnClass {
    @Path("x")
    @RolesAllowed("admin")
    public Class<Plain> locate() {
      return Plain.class;
    }
  }

  interface Located {
    @Path("x")
    @RolesAllowed("admin")
    Plain locate();
  }

  static class ByInterface implements Located {
    @Override
    public Plain locate() {
      return new Plain();
    }
  }

  interface LocatedAny<T> {
    @Path("x")
    @RolesAllowed("admin")
    T locate();
  }

  static class ByVariable implements LocatedAny<Plain> {
    @Override
    public Plain locate() {
      return new Plain();
    }
  }

  static class ByInherited extends ByVariable {}

  static class ByUnknown {
    @Path("x")
    @RolesAllowed("admin")
    public Integer locate() {
      return 1;
    }
  }

  static class ByRole2 {
    @Path("x")
    @RolesAllowed("admin")
    public Unruled locate() {
      return new Unruled();
    }
  }

  static class ByUser2 {
    @Path("x")
    @RolesAllowed("user")
    public ByRole locate() {
      return new ByRole();
    }
  }

  static class Unruled2 {
    @Path("x")
    public Object locate() {
      return new Unruled();
    }
  }

  @DenyAll
  static class InDenied2 {
    @Path("x")
    public Unruled locate() {
      return new Unruled();
    }
  }

  @DenyAll
  static class InDenied3 {
    @Path("x")
    public Unruled2 locate() {
      return new Unruled2();
    }
  }

  static class ByRole3 {
    @Path("x")
    @RolesAllowed("admin")
    public Unruled2 locate() {
      return new Unruled2();
    }
  }

  static class ByUser3 {
    @Path("x")
    @RolesAllowed("user")
    public Unruled2 locate() {
      return new Unruled2();
    }
  }

  static class Unruled3 {
    @Path("x")
    public Unruled2 locate() {
      return new Unruled2();
    }
  }

  static class Tree {
    @Path("child")
    @RolesAllowed("admin")
    public Tree child() {
      return new Tree();
    }

    @Path("x")
    public Unruled locate() {
      return new Unruled();
    }
  }

  interface OpenMethod {
    @PermitAll
    String get();
  }

  static class OwnRoleOfOpen implements OpenMethod {
    @Override
    @RolesAllowed("admin")
    public String get() {
      return "";
    }
  }

  static class OwnOpenOfRole implements RoleMethod {
    @Override
    @PermitAll
    public String get() {
      return "";
    }
  }

  @PermitAll
  static class InheritsOpenly extends Plain {}

  @DenyAll
  static class InheritsDenied extends Plain {}

  interface WithStatic {
    @PermitAll
    static String get() {
      return "";
    }
  }

  static class ImplementsWithStatic implements WithStatic {
    public String get() {
      return "";
    }
  }

  interface ExtendedMethod extends RoleMethod {}

  static class ImplementsExtended implements ExtendedMethod {
    @Override
    public String get() {
      return "";
    }
  }

  interface ExtendedType extends TypeRole {}

  static class ImplementsExtendedType implements ExtendedType {
    public String get() {
      return "";
    }
  }

  static class ImplementsDenied implements DeniedMethod {
    @Override
    public String get() {
      return "";
    }
  }

  static class ExtendsImplementing extends ImplementsDenied {
    @Override
    public String get() {
      return "";
    }
  }

  static class OpenOfVariable<T> {
    @PermitAll
    public String get(T key) {
      return "";
    }
  }

  static class OverloadsOpenVariable extends OpenOfVariable<Integer> {
    public String get(String key) {
      return "";
    }
  }

  static class ByClassBesideOther {
    @Path("x")
    @RolesAllowed("admin")
    public Class<?> locate() {
      return Plain.class;
    }

    @Path("y")
    public Plain another() {
      return new Plain();
    }
  }

  static class BesideResourceMethod {
    @Path("x")
    public Plain locate() {
      return new Plain();
    }

    @GET
    @Path("y")
    @DenyAll
    public Object list() {
      return "";
    }
  }

  static class BesideHelper {
    @Path("x")
    public Plain locate() {
      return new Plain();
    }

    @DenyAll
    public Object help() {
      return "";
    }
  }

  static class ByBaseOfResource {
    @Path("x")
    @RolesAllowed("admin")
    public Serializable locate() {
      return "";
    }

    @Path("y")
    @RolesAllowed("admin")
    public Object another() {
      return new Plain();
    }
  }

  @DenyAll
  interface LocatingType {
    @Path("x")
    Plain locate();
  }

  static class ByTypeOfLocator implements LocatingType {
    @Override
    public Plain locate() {
      return new Plain();
    }
  }

  static class ToEither {
    @Path("far")
    @RolesAllowed("admin")
    public Unruled far() {
      return new Unruled();
    }

    @Path("near")
    @DenyAll
    public Plain near() {
      return new Plain();
    }
  }
}
