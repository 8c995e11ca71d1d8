package io.jwtgate.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a user must have logged in, and how long ago at most (RFC 9470); at least one of the two is
 * written. Whoever has not is answered 401 {@code insufficient_user_authentication}, so that the
 * client lets the user log in again. It is judged at every request.
 *
 * <p>It may stand where {@link ScopesAllowed} may, and counts likewise.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AuthenticationRequired {
  /** Accepted {@code acr} values, the preferred one first. Left out: any. */
  String[] acr() default {};

  /**
   * How long ago {@code auth_time} may lie: an ISO-8601 duration of whole seconds, such as {@code
   * PT5M}. A token without that time is too old. Left out: any time.
   */
  String maxAge() default "";
}
