package io.jwtgate.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TypeListingTest {

  @Test
  void classShowsWhatItPublishesAndNothingElse() {
    assertEquals(
        """
        public abstract static class io.jwtgate.checks.TypeListingTest$Sample<T> implements java.util.function.Supplier<T>
          public static final String NAME
          protected Sample(T, int[])
          public <X> java.util.List<? extends X> list(X, int) throws java.io.IOException
        """,
        TypeListing.of(Sample.class));
  }

  @Test
  void recordShowsItsComponents() {
    assertEquals(
        """
        public record io.jwtgate.checks.TypeListingTest$Pair(int left, java.util.List<String> right) implements io.jwtgate.checks.TypeListingTest$Shape
          public Pair(int, java.util.List<String>)
          public int left()
          public java.util.List<String> right()
        """,
        TypeListing.of(Pair.class));
  }

  @Test
  void sealedInterfaceShowsWhoMayImplementIt() {
    assertEquals(
        """
        public sealed interface io.jwtgate.checks.TypeListingTest$Shape permits io.jwtgate.checks.TypeListingTest$Pair
          public default int size()
        """,
        TypeListing.of(Shape.class));
  }

  @Test
  void enumShowsItsConstants() {
    assertEquals(
        """
        public enum io.jwtgate.checks.TypeListingTest$Light
          GREEN
          RED
        """,
        TypeListing.of(Light.class));
  }

  public abstract static class Sample<T> implements Supplier<T> {
    public static final String NAME = "name";
    private final T hidden;

    protected Sample(T one, int... rest) {
      this(one, rest.length);
    }

    private Sample(T one, int count) {
      hidden = count == 0 ? null : one;
    }

    public <X> List<? extends X> list(X first, int size) throws IOException {
      if (size == 0) {
        throw new IOException(String.valueOf(hidden));
      }
      return List.of(first);
    }

    @Override
    public String toString() {
      return NAME;
    }
  }

  public sealed interface Shape {
    default int size() {
      return 0;
    }
  }

  public record Pair(int left, List<String> right) implements Shape {}

  public enum Light {
    RED,
    GREEN
  }
}
