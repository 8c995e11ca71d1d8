/**
 * Sessions and revocations in a database, so that a restart logs nobody out.
 *
 * <p>{@code JdbcStore.over} makes both stores of a data source. It is thread-safe; each call is a
 * transaction with a deadline.
 */
package io.jwtgate.session.store.jdbc;
