/**
 * Decides on requests (RFC 6750), without any HTTP library.
 *
 * <p>A {@link io.jwtgate.bearer.Gate} finds the credential of a request, has it verified, and
 * decides whether the caller may go on; {@link io.jwtgate.bearer.Gate#builder} begins one. The
 * servlet filter and the JAX-RS feature only translate, so both give the same answer. The
 * application sees a {@link io.jwtgate.bearer.Caller}. Everything here except builders is
 * thread-safe.
 */
package io.jwtgate.bearer;
