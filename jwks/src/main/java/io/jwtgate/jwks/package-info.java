/** Keys that are fetched over HTTP. */
package io.jwtgate.jwks;
