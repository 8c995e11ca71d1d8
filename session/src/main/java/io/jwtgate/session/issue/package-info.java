/** Signs access tokens, and publishes the keys that verify them. */
package io.jwtgate.session.issue;
