package io.jwtgate.benchmarks.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** One contender in a process of its own, until its standard input ends. */
final class ServerMain {
  private ServerMain() {}

  /**
   * Writes its port to the standard output.
   *
   * @param args the contender's name, and the issuer's public key in Base64
   */
  public static void main(String[] args) throws Exception {
    Server jetty = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    ServletContextHandler context = new ServletContextHandler("/");
    Contender.valueOf(args[0]).deploy(context, key(args[1]));
    jetty.setHandler(context);
    jetty.start();
    System.out.println(((ServerConnector) jetty.getConnectors()[0]).getLocalPort());
    while (System.in.read() >= 0) {
      // The parent says nothing; it ends the stream when it is done, or dies.
    }
    jetty.stop();
  }

  private static RSAPublicKey key(String base64) throws Exception {
    X509EncodedKeySpec encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
    return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(encoded);
  }
}
