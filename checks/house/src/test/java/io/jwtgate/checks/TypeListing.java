package io.jwtgate.checks;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One published type as text: its head, then its published members, sorted. */
final class TypeListing {

  /** Every type has them; that one overrides them is no news. */
  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

  private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

  private final Class<?> type;

  private TypeListing(Class<?> type) {
    this.type = type;
  }

  static String of(Class<?> type) {
    TypeListing listing = new TypeListing(type);
    return Stream.concat(Stream.of(listing.head()), listing.members().map(line -> "  " + line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String head() {
    return modifiers(type.getModifiers() & ~impliedModifiers())
        + (type.isSealed() ? "sealed " : "")
        + kind()
        + " "
        + type.getName()
        + typeParameters(type.getTypeParameters())
        + components()
        + list(" extends ", parents())
        + list(" implements ", interfaces())
        + list(" permits ", permitted());
  }

  private int impliedModifiers() {
    boolean plainClass = kind().equals("class");
    return plainClass ? 0 : ~(Modifier.PUBLIC | Modifier.PROTECTED);
  }

  private String kind() {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
  }

  private String components() {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .map(one -> brief(one.getGenericType()) + " " + one.getName())
            .collect(Collectors.joining(", ", "(", ")"))
        : "";
  }

  private Stream<Type> parents() {
    if (type.isInterface()) {
      return Arrays.stream(type.getGenericInterfaces());
    }
    boolean implied = type.isEnum() || type.isRecord() || type.getSuperclass() == Object.class;
    return implied ? Stream.of() : Stream.of(type.getGenericSuperclass());
  }

  private Stream<Type> interfaces() {
    return type.isInterface() ? Stream.of() : Arrays.stream(type.getGenericInterfaces());
  }

  private Stream<Type> permitted() {
    return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.of();
  }

  private Stream<String> members() {
    return Stream.of(
            Arrays.stream(type.getDeclaredFields()).filter(this::isListed).map(this::field),
            Arrays.stream(type.getDeclaredConstructors()).filter(this::isListed).map(this::maker),
            Arrays.stream(type.getDeclaredMethods()).filter(this::isListed).map(this::method))
        .flatMap(Stream::sorted);
  }

  private boolean isListed(Member member) {
    boolean implied =
        OF_EVERY_OBJECT.contains(member.getName())
            || (type.isEnum() && OF_EVERY_ENUM.contains(member.getName()));
    return ModuleApi.isPublished(member.getModifiers()) && !member.isSynthetic() && !implied;
  }

  private String field(Field field) {
    return field.isEnumConstant()
        ? field.getName()
        : modifiers(field.getModifiers()) + brief(field.getGenericType()) + " " + field.getName();
  }

  private String maker(Constructor<?> maker) {
    return modifiers(maker.getModifiers() & Modifier.constructorModifiers())
        + type.getSimpleName()
        + signature(maker);
  }

  private String method(Method method) {
    int ownWords = method.getModifiers() & Modifier.methodModifiers();
    return modifiers(ownWords & ~Modifier.SYNCHRONIZED)
        + (method.isDefault() ? "default " : "")
        + (method.getTypeParameters().length == 0
            ? ""
            : typeParameters(method.getTypeParameters()) + " ")
        + brief(method.getGenericReturnType())
        + " "
        + method.getName()
        + signature(method);
  }

  private static String signature(Executable executable) {
    return Arrays.stream(executable.getGenericParameterTypes())
            .map(TypeListing::brief)
            .collect(Collectors.joining(", ", "(", ")"))
        + list(" throws ", Arrays.stream(executable.getGenericExceptionTypes()));
  }

  private static String typeParameters(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(Type::getTypeName)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String modifiers(int modifiers) {
    String words = Modifier.toString(modifiers);
    return words.isEmpty() ? "" : words + " ";
  }

  private static String list(String before, Stream<Type> types) {
    String joined = types.map(TypeListing::brief).collect(Collectors.joining(", "));
    return joined.isEmpty() ? "" : before + joined;
  }

  private static String brief(Type type) {
    return brief(type.getTypeName());
  }

  private static String brief(String typeName) {
    return typeName.replaceAll("java\\.lang\\.(?=[A-Z])", "");
  }
}
