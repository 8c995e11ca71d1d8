/** Strict JSON and base64url, for this module alone. */
package io.jwtgate.internal.jose;
