package io.jwtgate.cdi.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The types that a claim can be read as. */
public enum ClaimForm {
  OBJECT(Object.class) {
    @Override
    public Optional<Object> read(Object claim) {
      return Optional.of(claim);
    }
  },
  STRING(String.class),
  BOOLEAN(Boolean.class),
  INTEGER(Integer.class) {
    @Override
    public Optional<Object> read(Object claim) {
      return exactly(claim, BigDecimal::intValueExact);
    }
  },
  LONG(Long.class) {
    @Override
    public Optional<Object> read(Object claim) {
      return exactly(claim, BigDecimal::longValueExact);
    }
  },
  DOUBLE(Double.class) {
    @Override
    public Optional<Object> read(Object claim) {
      return exactly(claim, BigDecimal::doubleValue);
    }
  },
  BIG_DECIMAL(BigDecimal.class) {
    @Override
    public Optional<Object> read(Object claim) {
      return exactly(claim, number -> number);
    }
  },
  INSTANT(Instant.class) {
    @Override
    public Optional<Object> read(Object claim) {
      return exactly(claim, ClaimForm::instant);
    }
  },
  LIST(List.class) {
    @Override
    public Optional<Object> read(Object claim) {
      return strings(claim).map(strings -> strings);
    }
  },
  SET(Set.class) {
    @Override
    public Optional<Object> read(Object claim) {
      return strings(claim).map(Set::copyOf);
    }
  },
  MAP(Map.class);

  private final Class<?> type;

  ClaimForm(Class<?> type) {
    this.type = type;
  }

  /** What a claim that is there is in this type; empty if it is none. */
  public Optional<Object> read(Object claim) {
    return type.isInstance(claim) ? Optional.of(claim) : Optional.empty();
  }

  private interface Conversion {
    Object of(BigDecimal number);
  }

  private static Optional<Object> exactly(Object claim, Conversion conversion) {
    try {
      return claim instanceof Number number
          ? Optional.of(conversion.of(new BigDecimal(number.toString())))
          : Optional.empty();
    } catch (ArithmeticException | java.time.DateTimeException tooLarge) {
      return Optional.empty();
    }
  }

  private static Instant instant(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, java.math.RoundingMode.FLOOR);
    long nanos = seconds.subtract(whole).movePointRight(9).longValue();
    return Instant.ofEpochSecond(whole.longValueExact(), nanos);
  }

  private static Optional<List<String>> strings(Object claim) {
    if (claim instanceof String text) {
      return Optional.of(List.of(text));
    }
    return claim instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
        ? Optional.of(list.stream().map(String.class::cast).toList())
        : Optional.empty();
  }

  /** That of a type as it stands at an injection point; empty if there is none. */
  public static Optional<ClaimForm> of(Type written) {
    return Stream.of(values()).filter(form -> form.isWritten(written)).findFirst();
  }

  private boolean isWritten(Type written) {
    if (written instanceof ParameterizedType generic && generic.getRawType() == type) {
      return ofStrings(generic.getActualTypeArguments());
    }
    return written == type && type.getTypeParameters().length == 0;
  }

  private boolean ofStrings(Type... arguments) {
    Set<Type> taken = new HashSet<>(List.of(arguments));
    return this == MAP
        ? List.of(arguments).equals(List.of(String.class, Object.class))
        : taken.equals(Set.of(String.class));
  }
}
