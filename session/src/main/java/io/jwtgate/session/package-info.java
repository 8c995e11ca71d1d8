/**
 * From login to logout: sessions, refresh tokens (RFC 9700 section 4.14) and their end.
 *
 * <p>{@code Sessions} starts, refreshes and ends sessions; an application says who its users are by
 * {@code Users}. {@code docs/sessions.md} explains the whole. Everything here except builders is
 * thread-safe.
 */
package io.jwtgate.session;
