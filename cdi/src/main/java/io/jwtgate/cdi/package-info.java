/**
 * The caller in beans (CDI 4.0 and later): {@code @Inject Caller}, {@link
 * io.jwtgate.cdi.TokenClaim}, and {@code @RolesAllowed}, {@code @PermitAll}, {@code @DenyAll} and
 * {@code @Authenticated} on every bean. The container finds the extension as a service; nothing
 * here is called by an application.
 */
package io.jwtgate.cdi;
