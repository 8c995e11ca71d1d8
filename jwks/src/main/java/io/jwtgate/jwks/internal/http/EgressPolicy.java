package io.jwtgate.jwks.internal.http;

import java.net.InetAddress;

/**
 * Which addresses may be dialled. It is asked with the very address that is dialled next, so a name
 * that resolves to something else a moment later gains nothing.
 *
 * @param deepest how far inside the address may lie
 * @param plainHttp whether plain http may leave this machine
 */
public record EgressPolicy(AddressZone deepest, boolean plainHttp) {

  /** For a URL that the deployer wrote: it may lead inside. */
  public static EgressPolicy configured(boolean plainHttp) {
    return new EgressPolicy(AddressZone.LOOPBACK, plainHttp);
  }

  /** For a URL that was learnt from this address: it may lead no further in than that. */
  public EgressPolicy learntFrom(InetAddress teacher) {
    return new EgressPolicy(AddressZone.of(teacher), plainHttp);
  }

  /** For a URL that was learnt from nobody knows whom, as behind a proxy: only outside. */
  public EgressPolicy learntFromAfar() {
    return new EgressPolicy(AddressZone.PUBLIC, plainHttp);
  }

  public boolean isSameAs(EgressPolicy other) {
    return deepest == other.deepest && plainHttp == other.plainHttp;
  }

  /**
   * Whether a proxy may be asked for it. Which address the proxy dials is not known here: a name
   * that leads inside can't be recognised, an address can.
   */
  public boolean allowsForwarding(HttpAddress url) {
    if (url.literal().isPresent()) {
      return allows(url, url.literal().get());
    }
    return !url.namesLoopback() && (url.secure() || plainHttp);
  }

  public boolean allows(HttpAddress url, InetAddress address) {
    AddressZone reach = AddressZone.of(address);
    boolean sealed = url.secure() || plainHttp || reach == AddressZone.LOOPBACK;
    return sealed && reach != AddressZone.NEVER && reach.compareTo(deepest) <= 0;
  }
}
