/** Endpoints for login, refresh, logout and revocation, as texts in and texts out. */
package io.jwtgate.session.endpoint;
