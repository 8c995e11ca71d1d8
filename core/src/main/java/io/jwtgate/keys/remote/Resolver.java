package io.jwtgate.keys.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The addresses of a host name. */
@FunctionalInterface
interface Resolver {
  InetAddress[] resolve(String host) throws UnknownHostException;
}
