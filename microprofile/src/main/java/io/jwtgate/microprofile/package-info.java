/**
 * MicroProfile JWT 2.1: {@code mp.jwt.*} as settings, a {@code JsonWebToken} as principal, and
 * {@code @Claim}. The containers find everything here as services; nothing is called by an
 * application.
 */
package io.jwtgate.microprofile;
