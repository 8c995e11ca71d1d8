/**
 * Tokens that are ended before their time.
 *
 * <p>{@code Revocations} holds the list that every request asks, without I/O, and shares it with
 * other nodes through a store. It is thread-safe.
 */
package io.jwtgate.session.revocation;
