package io.jwtgate.jwks.internal.http;

import java.util.Map;
import java.util.function.Supplier;

/**
 * A proxy that is spoken to in HTTP.
 *
 * @param host its name or address
 * @param port its port
 * @param headers fields that it gets beside the request: who asks (RFC 9110 section 11.7.2), or
 *     nothing
 */
record HttpProxy(String host, int port, Supplier<Map<String, String>> headers) {}
