/**
 * Annotations of what a resource, a servlet or a bean asks of its callers, beside the role
 * annotations of Jakarta Annotations.
 */
package io.jwtgate.annotation;
