/** Where sessions and revocations are kept: two small ports, and their makers in memory. */
package io.jwtgate.session.store;
