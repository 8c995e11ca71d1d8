/** Which key verifies a token, and where it comes from. */
package io.jwtgate.keys;
