/**
 * Sessions and revocations in any database that JDBC reaches, so that a restart logs nobody out.
 */
package io.jwtgate.session.store.jdbc;
