package io.jwtgate;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Everything that can be reached from an object, as a heap dump would show it. Fields of the JDK's
 * own classes are closed to reflection, so its collections are walked through and text is read from
 * strings, arrays of characters and arrays of bytes.
 */
public final class Reachable {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  /** Whatever hangs on an object. */
  public static Reachable from(Object root) {
    Reachable reachable = new Reachable();
    reachable.add(root);
    while (!reachable.open.isEmpty()) {
      reachable.visit(reachable.open.pop());
    }
    return reachable;
  }

  /** Every text among it. */
  public List<String> texts() {
    return seen.stream().map(Reachable::text).filter(text -> text != null).toList();
  }

  public long instancesOf(Class<?> type) {
    return seen.stream().filter(type::isInstance).count();
  }

  int count() {
    return seen.size();
  }

  private static String text(Object object) {
    if (object instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    if (object instanceof char[] characters) {
      return new String(characters);
    }
    return object instanceof CharSequence text ? text.toString() : null;
  }

  private void add(Object object) {
    if (object != null && !object.getClass().isHidden() && seen.add(object)) {
      open.push(object);
    }
  }

  private void visit(Object object) {
    if (object instanceof Iterable<?> elements && isOfTheJdk(object)) {
      elements.forEach(this::add);
    } else if (object instanceof java.util.Map<?, ?> map && isOfTheJdk(object)) {
      map.forEach((key, value) -> addBoth(key, value));
    } else if (object instanceof java.util.Optional<?> optional) {
      optional.ifPresent(this::add);
    } else if (object instanceof java.lang.ref.Reference<?> reference) {
      add(reference.get());
    } else if (object instanceof Object[]) {
      for (int i = 0; i < Array.getLength(object); i++) {
        add(Array.get(object, i));
      }
    } else if (!isOfTheJdk(object)) {
      visitFields(object);
    }
  }

  private void addBoth(Object key, Object value) {
    add(key);
    add(value);
  }

  private static boolean isOfTheJdk(Object object) {
    return object.getClass().getModule().isNamed();
  }

  private void visitFields(Object object) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        boolean closed = type.getModule().isNamed() || field.getType().isPrimitive();
        if (!closed && !Modifier.isStatic(field.getModifiers())) {
          add(valueOf(field, object));
        }
      }
    }
  }

  private static Object valueOf(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
