/** The settings of issuing, sessions and their stores, made into what works. For JwtGate alone. */
package io.jwtgate.session.internal;
