/** Looks at the libraries that the class path has, without touching what they bring. */
package io.jwtgate.internal.library;
