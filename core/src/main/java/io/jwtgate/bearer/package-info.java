/** Decides on a request: credentials, challenges, access (RFC 6750). */
package io.jwtgate.bearer;
