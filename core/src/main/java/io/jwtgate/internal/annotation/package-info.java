/** Reads annotations; knows the API of no server. */
package io.jwtgate.internal.annotation;
