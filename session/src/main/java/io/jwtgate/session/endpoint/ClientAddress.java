package io.jwtgate.session.endpoint;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where the limiter of logins takes a client's address from: a header of a trusted proxy, or the
 * connection. A proxy that nobody has declared makes one client of all, so it is reported once.
 */
final class ClientAddress {
  private static final System.Logger LOG = System.getLogger(ClientAddress.class.getName());
  private static final List<String> OF_PROXIES =
      List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "CF-Connecting-IP", "True-Client-IP");

  private final String header;
  private final GuardedListener listener;
  private final AtomicBoolean reported = new AtomicBoolean();

  /**
   * @param header of a trusted proxy; empty for the address of the connection
   */
  ClientAddress(String header, GuardedListener listener) {
    this.header = header;
    this.listener = listener;
  }

  String of(EndpointRequest request) {
    List<String> fields = header.isEmpty() ? List.of() : request.header(header);
    if (fields.isEmpty()) {
      lookForProxy(request);
      return request.clientAddress();
    }
    return lastOf(fields);
  }

  private static String lastOf(List<String> fields) {
    String last = fields.get(fields.size() - 1);
    return last.substring(last.lastIndexOf(',') + 1).strip();
  }

  private void lookForProxy(EndpointRequest request) {
    if (!header.isEmpty() || reported.get()) {
      return;
    }
    OF_PROXIES.stream()
        .filter(name -> tellsAnother(request.header(name), request.clientAddress()))
        .findFirst()
        .ifPresent(this::report);
  }

  /** A server that was told of its proxy gives the client's address as that of the connection. */
  private static boolean tellsAnother(List<String> fields, String address) {
    return !fields.isEmpty()
        && fields.stream().noneMatch(field -> !address.isEmpty() && field.contains(address));
  }

  private void report(String proxyHeader) {
    if (reported.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "jwtgate.client-address-header: a login came with {0}, so there may be a proxy in front,"
              + " and all its clients share one limit; write the header in which it tells the"
              + " client''s address",
          proxyHeader);
      listener.on(new SecurityEvent(SecurityEvent.Kind.CLIENT_ADDRESS_UNKNOWN, "", proxyHeader));
    }
  }
}
