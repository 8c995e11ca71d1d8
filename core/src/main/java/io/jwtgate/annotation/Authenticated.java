package io.jwtgate.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A caller with a valid token is needed, whoever it is and whatever the gate asks of every request.
 * On a class it counts for each method that says nothing itself. JAX-RS resources and, with {@code
 * jwtgate-cdi}, all beans are held to it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Authenticated {}
