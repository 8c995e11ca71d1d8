package io.jwtgate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares what a claim holds with texts that a deployer wrote. */
final class ClaimValues {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

  /** Of these a specification says that they are one text, so no element of an array counts. */
  private static final Set<String> ONE_TEXT =
      Set.of("iss", "sub", "jti", "azp", "client_id", "typ", "token_use");

  private ClaimValues() {}

  /** Whether the value, or one element of it where it is an array, is among those accepted. */
  static boolean isAccepted(ClaimPath path, Object value, Set<String> accepted) {
    if (value instanceof List<?> elements) {
      return !isOneText(path) && elements.stream().anyMatch(it -> isAccepted(it, accepted));
    }
    return isAccepted(value, accepted);
  }

  private static boolean isOneText(ClaimPath path) {
    return path.names().size() == 1 && ONE_TEXT.contains(path.names().get(0));
  }

  private static boolean isAccepted(Object value, Set<String> accepted) {
    if (value instanceof String text) {
      return accepted.contains(text);
    }
    if (value instanceof Number number) {
      BigDecimal exact = NumericDate.exact(number);
      return accepted.stream().anyMatch(text -> isNumber(text, exact));
    }
    return value instanceof Boolean flag && accepted.contains(flag.toString());
  }

  private static boolean isNumber(String text, BigDecimal number) {
    return NUMBER.matcher(text).matches() && new BigDecimal(text).compareTo(number) == 0;
  }
}
