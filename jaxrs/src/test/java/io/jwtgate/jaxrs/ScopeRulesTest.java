package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.annotation.AuthenticationRequired;
import io.jwtgate.annotation.ScopesAllowed;
import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Requirement;
import io.jwtgate.internal.annotation.MethodRules;
import io.jwtgate.internal.annotation.WrongAnnotationException;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What annotations of scopes and authentication come to, alone and with those of roles. What is
 * needed is written as in {@link ResourceRulesTest}; scopes as {@code s:a,b}, of which one set is
 * enough where there is a bar, and an authentication as {@code acr:gold} and {@code age:300}.
 */
class ScopeRulesTest {
  private final ResourceRules rules = new ResourceRules();

  record Row(String expected, Class<?> resource, List<Class<?>> parents) {
    Row(String expected, Class<?> resource, Class<?>... parents) {
      this(expected, resource, List.of(parents));
    }

    @Override
    public String toString() {
      return resource.getSimpleName() + " needs " + expected;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        // one element
        new Row("gate+s:a", OwnScope.class),
        new Row("gate+s:a,b", OwnScopes.class),
        new Row("gate+s:a,b|c", OwnEither.class),
        new Row("gate+acr:gold age:300", OwnLogin.class),
        new Row("admin+s:a+age:60", OwnAll.class),
        new Row("open+s:a", OwnScopeAndOpen.class),
        new Row("nobody+s:a", OwnScopeAndDenied.class),
        // the class's
        new Row("gate+s:a", ClassScope.class),
        new Row("gate+s:b", ScopeInClassScope.class),
        new Row("admin+s:a", RoleInClassScope.class),
        new Row("admin+s:a", ScopeInClassRole.class),
        new Row("nobody+s:a", ScopeInDeniedClass.class),
        new Row("open+s:a", ScopeInOpenClass.class),
        new Row("open+s:a", OpenClassOfScope.class),
        new Row("open", OpenInClassScope.class),
        new Row("open+s:b+age:60", OpenWithScopeInClass.class),
        new Row("nobody+s:a", DeniedInClassScope.class),
        new Row("gate+s:a+age:60", LoginInClassScope.class),
        new Row("gate+s:a+age:60", ScopeInClassLogin.class),
        // what is inherited
        new Row("gate+s:a", ExtendsClassScope.class),
        new Row("gate+s:a", ExtendsOwnScope.class),
        new Row("gate+s:a", ImplementsScope.class),
        new Row("gate+s:a", ImplementsTypeScope.class),
        new Row("gate+s:a+s:b", ImplementsTwoScopes.class),
        new Row("gate+s:a+s:b", ScopedClassImplementsScope.class),
        new Row("gate+s:b", NearerClassScope.class),
        new Row("open+s:a", OpenImplementsScope.class),
        new Row("open", OpensImplementedScope.class),
        new Row("admin+s:a", RoleImplementsScope.class),
        new Row("gate+s:a", GenericScope.class),
        // locators
        new Row("gate+s:a", Plain.class, ByScope.class),
        new Row("gate+s:b+s:a", OwnScopeB.class, ByScope.class),
        new Row("gate+age:60", Plain.class, ByLogin.class),
        new Row("gate+s:a", Plain.class, InScoped.class),
        new Row("open+s:a", OwnOpen.class, ByScope.class),
        new Row("gate", Plain.class, ByOpenInScoped.class),
        new Row("nobody", Plain.class, ByWrong.class));
  }

  @ParameterizedTest(name = "CHL-05, AT-09: {0}")
  @MethodSource("rows")
  void everyKindCounts(Row row) {
    assertEquals(row.expected(), told(row.resource(), row.parents()));
  }

  private String told(Class<?> resource, List<Class<?>> parents) {
    return rules.of(resource, get(resource), parents).stream()
        .map(ScopeRulesTest::told)
        .collect(Collectors.joining("+"));
  }

  private static String told(Requirement rule) {
    Access access = rule.access();
    return switch (access.entry()) {
      case NOBODY -> "nobody";
      case EVERYBODY -> rule.andOfGate() ? "gate" : "open";
      default -> toldOf(access) + (rule.andOfGate() ? "" : " without the gate");
    };
  }

  private static String toldOf(Access access) {
    if (!access.anyRole().isEmpty()) {
      return String.join(",", new TreeSet<>(access.anyRole()));
    }
    if (!access.allScopes().isEmpty()) {
      return "s:" + String.join(",", new TreeSet<>(access.allScopes()));
    }
    if (!access.anyScopes().isEmpty()) {
      return access.anyScopes().stream()
          .map(set -> String.join(",", new TreeSet<>(set)))
          .collect(Collectors.joining("|", "s:", ""));
    }
    String acr = String.join(",", access.authentication().acrValues());
    String age = access.authentication().maxAge().map(it -> "age:" + it.toSeconds()).orElse("");
    return (acr.isEmpty() ? age : "acr:" + acr + " " + age).strip();
  }

  private static Method get(Class<?> resource) {
    return Arrays.stream(resource.getMethods())
        .filter(method -> method.getName().equals("get") && !method.isBridge())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  @DisplayName("what can't be meant so is named, and nobody may use it")
  void wrongAnnotations_areNamed(Class<?> resource) {
    String message =
        assertThrows(WrongAnnotationException.class, () -> MethodRules.of(resource, get(resource)))
            .getMessage();

    assertTrue(
        message.matches("@(ScopesAllowed|AuthenticationRequired) on \\S+: write .+"), message);
    assertTrue(message.contains(resource.getSimpleName()), message);
    assertEquals("nobody", told(resource, List.of()));
  }

  static Stream<Class<?>> wrong() {
    return Stream.of(
        NoScopes.class,
        EmptyScope.class,
        BlankInScope.class,
        QuoteInScope.class,
        NoSets.class,
        SecondWrong.class,
        NoLogin.class,
        NoDuration.class,
        ZeroDuration.class,
        PartOfSecond.class,
        BlankInAcr.class,
        EmptyAcr.class,
        OpenAndWrong.class);
  }

  @Test
  @DisplayName("a class alone says the same of servlets")
  void classAlone_isRead() {
    assertEquals(
        "s:a",
        MethodRules.of(ExtendsClassScope.class).stream()
            .map(ScopeRulesTest::told)
            .findFirst()
            .orElse(""));
    assertEquals(List.of(), MethodRules.of(OwnScope.class));
  }

  static class Plain {
    public void get() {}
  }

  static class OwnOpen {
    @PermitAll
    public void get() {}
  }

  static class OwnScope {
    @ScopesAllowed("a")
    public void get() {}
  }

  static class OwnScopeB {
    @ScopesAllowed("b")
    public void get() {}
  }

  static class OwnScopes {
    @ScopesAllowed({"a", "b", "a"})
    public void get() {}
  }

  static class OwnEither {
    @ScopesAllowed({"a", "b"})
    @ScopesAllowed("c")
    public void get() {}
  }

  static class OwnLogin {
    @AuthenticationRequired(acr = "gold", maxAge = "PT5M")
    public void get() {}
  }

  static class OwnAll {
    @RolesAllowed("admin")
    @ScopesAllowed("a")
    @AuthenticationRequired(maxAge = "PT1M")
    public void get() {}
  }

  static class OwnScopeAndOpen {
    @PermitAll
    @ScopesAllowed("a")
    public void get() {}
  }

  static class OwnScopeAndDenied {
    @DenyAll
    @ScopesAllowed("a")
    public void get() {}
  }

  @ScopesAllowed("a")
  static class ClassScope {
    public void get() {}
  }

  @ScopesAllowed("a")
  static class ScopeInClassScope {
    @ScopesAllowed("b")
    public void get() {}
  }

  @ScopesAllowed("a")
  static class RoleInClassScope {
    @RolesAllowed("admin")
    public void get() {}
  }

  @RolesAllowed("admin")
  static class ScopeInClassRole {
    @ScopesAllowed("a")
    public void get() {}
  }

  @DenyAll
  static class ScopeInDeniedClass {
    @ScopesAllowed("a")
    public void get() {}
  }

  @PermitAll
  static class ScopeInOpenClass {
    @ScopesAllowed("a")
    public void get() {}
  }

  @PermitAll
  @ScopesAllowed("a")
  static class OpenClassOfScope {
    public void get() {}
  }

  @ScopesAllowed("a")
  static class OpenInClassScope {
    @PermitAll
    public void get() {}
  }

  @ScopesAllowed("a")
  @AuthenticationRequired(maxAge = "PT1M")
  static class OpenWithScopeInClass {
    @PermitAll
    @ScopesAllowed("b")
    public void get() {}
  }

  @ScopesAllowed("a")
  static class DeniedInClassScope {
    @DenyAll
    public void get() {}
  }

  @ScopesAllowed("a")
  static class LoginInClassScope {
    @AuthenticationRequired(maxAge = "PT1M")
    public void get() {}
  }

  @AuthenticationRequired(maxAge = "PT1M")
  static class ScopeInClassLogin {
    @ScopesAllowed("a")
    public void get() {}
  }

  static class ExtendsClassScope extends ClassScope {
    @Override
    public void get() {}
  }

  static class ExtendsOwnScope extends OwnScope {
    @Override
    public void get() {}
  }

  interface ScopedMethod {
    @ScopesAllowed("a")
    void get();
  }

  interface OtherScopedMethod {
    @ScopesAllowed("b")
    void get();
  }

  @ScopesAllowed("a")
  interface ScopedType {}

  static class ImplementsScope implements ScopedMethod {
    @Override
    public void get() {}
  }

  static class ImplementsTypeScope implements ScopedType {
    public void get() {}
  }

  static class ImplementsTwoScopes implements ScopedMethod, OtherScopedMethod {
    @Override
    public void get() {}
  }

  @ScopesAllowed("b")
  static class ScopedClassImplementsScope implements ScopedMethod {
    @Override
    public void get() {}
  }

  @ScopesAllowed("b")
  static class NearerClassScope extends ClassScope {
    @Override
    public void get() {}
  }

  @PermitAll
  static class OpenImplementsScope implements ScopedMethod {
    @Override
    public void get() {}
  }

  static class OpensImplementedScope implements ScopedMethod {
    @Override
    @PermitAll
    public void get() {}
  }

  static class RoleImplementsScope implements ScopedMethod {
    @Override
    @RolesAllowed("admin")
    public void get() {}
  }

  interface OfAnything<T> {
    @ScopesAllowed("a")
    void get(T key);
  }

  static class GenericScope implements OfAnything<String> {
    @Override
    public void get(String key) {}
  }

  static class ByScope {
    @Path("x")
    @ScopesAllowed("a")
    public Object locate() {
      return new Plain();
    }
  }

  static class ByLogin {
    @Path("x")
    @AuthenticationRequired(maxAge = "PT1M")
    public Object locate() {
      return new Plain();
    }
  }

  @ScopesAllowed("a")
  static class InScoped {
    @Path("x")
    public Object locate() {
      return new Plain();
    }
  }

  @ScopesAllowed("a")
  static class ByOpenInScoped {
    @Path("x")
    @PermitAll
    public Object locate() {
      return new Plain();
    }
  }

  static class ByWrong {
    @Path("x")
    @ScopesAllowed("")
    public Object locate() {
      return new Plain();
    }
  }

  static class NoScopes {
    @ScopesAllowed({})
    public void get() {}
  }

  static class EmptyScope {
    @ScopesAllowed("")
    public void get() {}
  }

  static class BlankInScope {
    @ScopesAllowed("a b")
    public void get() {}
  }

  static class QuoteInScope {
    @ScopesAllowed("\"a\"")
    public void get() {}
  }

  static class NoSets {
    @ScopesAllowed.AnyOf({})
    public void get() {}
  }

  static class SecondWrong {
    @ScopesAllowed("a")
    @ScopesAllowed("ä")
    public void get() {}
  }

  static class NoLogin {
    @AuthenticationRequired
    public void get() {}
  }

  static class NoDuration {
    @AuthenticationRequired(maxAge = "5 minutes")
    public void get() {}
  }

  static class ZeroDuration {
    @AuthenticationRequired(maxAge = "PT0S")
    public void get() {}
  }

  static class PartOfSecond {
    @AuthenticationRequired(maxAge = "PT1.5S")
    public void get() {}
  }

  static class BlankInAcr {
    @AuthenticationRequired(acr = "gold silver")
    public void get() {}
  }

  static class EmptyAcr {
    @AuthenticationRequired(acr = "")
    public void get() {}
  }

  @ScopesAllowed({})
  static class OpenAndWrong {
    @PermitAll
    public void get() {}
  }
}
