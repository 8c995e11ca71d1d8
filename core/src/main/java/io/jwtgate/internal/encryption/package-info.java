/** Decrypts tokens (RFC 7516) on the JDK's own providers, one file an algorithm. */
package io.jwtgate.internal.encryption;
