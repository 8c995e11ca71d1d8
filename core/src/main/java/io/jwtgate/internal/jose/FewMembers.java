package io.jwtgate.internal.jose;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A JSON object with few members, in one array, in their order: a quarter of the heap that a {@code
 * LinkedHashMap} takes. Immutable.
 */
final class FewMembers extends AbstractMap<String, Object> {
  /** More than these are found sooner by their hashes. */
  static final int MOST = 4;

  /** No members. */
  static final Map<String, Object> NONE = new FewMembers(Map.of());

  private final Object[] namesAndValues;

  FewMembers(Map<String, Object> members) {
    namesAndValues = new Object[2 * members.size()];
    int next = 0;
    for (Map.Entry<String, Object> member : members.entrySet()) {
      namesAndValues[next++] = member.getKey();
      namesAndValues[next++] = member.getValue();
    }
  }

  private int indexOf(Object name) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Object get(Object name) {
    int index = indexOf(name);
    return index < 0 ? null : namesAndValues[index + 1];
  }

  @Override
  public boolean containsKey(Object name) {
    return indexOf(name) >= 0;
  }

  @Override
  public int size() {
    return namesAndValues.length / 2;
  }

  /** Also of none: what is inherited would do nothing then. */
  @Override
  public void clear() {
    throw new UnsupportedOperationException("immutable");
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Object> action) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      action.accept((String) namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return new Members();
      }

      @Override
      public int size() {
        return FewMembers.this.size();
      }
    };
  }

  private final class Members implements Iterator<Map.Entry<String, Object>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < namesAndValues.length;
    }

    @Override
    public Map.Entry<String, Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      next += 2;
      return new SimpleImmutableEntry<>(
          (String) namesAndValues[next - 2], namesAndValues[next - 1]);
    }
  }
}
