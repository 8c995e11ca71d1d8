/** Cookies as text (RFC 6265), read and written by ourselves, since containers differ in both. */
package io.jwtgate.cookie;
