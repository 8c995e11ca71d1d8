/** Verifies JSON Web Tokens. */
package io.jwtgate;
