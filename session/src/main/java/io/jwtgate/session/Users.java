package io.jwtgate.session;

/**
 * The users of an application, as a login needs them: whose credentials are good, and how an
 * account is now. Where an application is set up by settings, it is found as a service ({@code
 * META-INF/services/io.jwtgate.session.Users}). Thread-safe.
 */
public interface Users extends CredentialsCheck, AccountSource {}
