/** From login to logout: credentials, sessions, refresh tokens and their end. */
package io.jwtgate.session;
