/** Keys that an issuer publishes over HTTP. */
package io.jwtgate.keys.remote;
