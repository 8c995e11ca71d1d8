package io.jwtgate.jaxrs;

import io.jwtgate.bearer.BearerHosts;
import io.jwtgate.bearer.Caller;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/**
 * Sends the token of a caller with the requests of a JAX-RS client or of a MicroProfile REST
 * client, to listed hosts only. A request to another host, and one that has an {@code
 * Authorization} header already, stays as it is. Thread-safe.
 *
 * <p>Register it with a client of many callers, and name the caller of each request by the property
 * {@link Caller#ATTRIBUTE}; or give it one caller, and register it with that caller's client.
 *
 * <p>Redirects must not be followed, since they may carry the token to another host. With Jersey
 * the filter sees to that; RESTEasy's client follows none unless told to.
 */
public final class ForwardingFilter implements ClientRequestFilter {
  private static final String HEADER = "Authorization";
  private static final String JERSEY_FOLLOWS = "jersey.config.client.followRedirects";

  private final BearerHosts hosts;
  private final Caller caller;

  /** For a client of many callers. */
  public ForwardingFilter(BearerHosts hosts) {
    this(hosts, null);
  }

  /**
   * For a client of one caller, which ends with the request.
   *
   * @param caller null where each request names its own
   */
  public ForwardingFilter(BearerHosts hosts, Caller caller) {
    this.hosts = hosts;
    this.caller = caller;
  }

  @Override
  public void filter(ClientRequestContext request) {
    Caller sender = request.getProperty(Caller.ATTRIBUTE) instanceof Caller named ? named : caller;
    if (sender != null && !request.getHeaders().containsKey(HEADER)) {
      hosts
          .authorization(sender, request.getUri())
          .ifPresent(
              field -> {
                request.getHeaders().putSingle(HEADER, field);
                request.setProperty(JERSEY_FOLLOWS, false);
              });
    }
  }
}
