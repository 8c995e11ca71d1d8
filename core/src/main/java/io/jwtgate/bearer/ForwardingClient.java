package io.jwtgate.bearer;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/**
 * Sends requests of the JDK's HTTP client with the token of a caller, to listed hosts only. A
 * redirect is an answer like any other: following it could carry the token to another host.
 * Thread-safe.
 */
public final class ForwardingClient {
  private static final String HEADER = "Authorization";

  private final HttpClient client;
  private final BearerHosts hosts;

  /**
   * @param client follows no redirects, as {@link HttpClient#newHttpClient} does not
   * @param hosts that may have the token
   * @throws IllegalArgumentException if the client follows redirects
   */
  public ForwardingClient(HttpClient client, BearerHosts hosts) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "the client follows redirects, which may lead the token to another host;"
              + " build it with HttpClient.Redirect.NEVER");
    }
    this.client = client;
    this.hosts = hosts;
  }

  /**
   * Sends a request as a caller.
   *
   * @throws IllegalArgumentException if the host is not listed, or the request has an {@code
   *     Authorization} header already; nothing is sent then
   * @throws IllegalStateException if the caller's token is not to be had
   * @throws IOException as the client does
   * @throws InterruptedException as the client does
   */
  public <T> HttpResponse<T> send(
      Caller caller, HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    return client.send(with(caller, request), body);
  }

  /** The same without waiting for the answer; what is wrong with the request is thrown at once. */
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      Caller caller, HttpRequest request, HttpResponse.BodyHandler<T> body) {
    return client.sendAsync(with(caller, request), body);
  }

  private HttpRequest with(Caller caller, HttpRequest request) {
    if (!hosts.include(request.uri())) {
      throw new IllegalArgumentException("the host may not have the token: it is not listed");
    }
    if (request.headers().firstValue(HEADER).isPresent()) {
      throw new IllegalArgumentException("the request has an Authorization header already");
    }
    String field =
        hosts
            .authorization(caller, request.uri())
            .orElseThrow(
                () -> new IllegalStateException("no token: jwtgate.forward-token is false"));
    return HttpRequest.newBuilder(request, (name, value) -> true).header(HEADER, field).build();
  }
}
