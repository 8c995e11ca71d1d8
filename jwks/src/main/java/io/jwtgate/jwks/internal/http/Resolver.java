package io.jwtgate.jwks.internal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The addresses of a host name. */
@FunctionalInterface
interface Resolver {
  InetAddress[] resolve(String host) throws UnknownHostException;
}
