/**
 * Tokens ended before their time: told by anybody, known to every process, asked at each request.
 */
package io.jwtgate.session.revocation;
