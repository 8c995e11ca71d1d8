/**
 * Where sessions and revocations are kept: two small ports, and their makers in memory.
 *
 * <p>A store of your own implements {@code SessionStore} and {@code RevocationStore}; the tests
 * named {@code …Contract} say what it must do. Stores are used by many threads at once.
 */
package io.jwtgate.session.store;
