package io.jwtgate;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One step of a verification.
 *
 * @param name what it judges, for operators
 * @param judge throws {@link TokenRejectedException} for what must not pass
 * @param description what a token claims about it and what is expected, for operators
 * @param <T> what it looks at: the text, a token on its way, or a verified token
 */
record Step<T>(String name, Consumer<T> judge, Function<TokenDescription, String> description) {

  void judge(T subject) {
    judge.accept(subject);
  }
}
