package io.jwtgate.jaxrs;

import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.Map;

/** An application in a JAX-RS runtime without servlets, and without HTTP. */
final class RuntimeAlone {
  private final OfImplementation runtime;

  /** What such a runtime does with one request. */
  private interface OfImplementation {
    String answer(String target, Map<String, String> headers) throws Exception;
  }

  RuntimeAlone(Application application) {
    runtime = RestServer.isJersey() ? Jersey.of(application) : onNewThread(application);
  }

  /** RESTEasy keeps with a thread what servers started there have told it. */
  private static OfImplementation onNewThread(Application application) {
    var started = new java.util.concurrent.FutureTask<>(() -> RestEasy.of(application));
    new Thread(started).start();
    try {
      return started.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Status and entity. */
  String get(String target, Map<String, String> headers) {
    try {
      return runtime.answer(target, headers);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Loaded only where Jersey is on the class path. */
  private static final class Jersey {
    private static final URI BASE = URI.create("http://localhost/");

    static OfImplementation of(Application application) {
      var handler = new org.glassfish.jersey.server.ApplicationHandler(application);
      return (target, headers) -> {
        var request =
            new org.glassfish.jersey.server.ContainerRequest(
                BASE,
                URI.create("http://localhost" + target),
                "GET",
                null,
                new org.glassfish.jersey.internal.MapPropertiesDelegate(),
                handler.getConfiguration());
        headers.forEach(request::header);
        var response = handler.apply(request).get();
        return response.getStatus() + " " + response.getEntity();
      };
    }
  }

  /** Loaded only where RESTEasy is on the class path. */
  private static final class RestEasy {
    static OfImplementation of(Application application) {
      var deployment = new org.jboss.resteasy.core.ResteasyDeploymentImpl();
      deployment.setApplication(application);
      deployment.start();
      return (target, headers) -> {
        var request = org.jboss.resteasy.mock.MockHttpRequest.get(target);
        headers.forEach(request::header);
        var response = new org.jboss.resteasy.mock.MockHttpResponse();
        deployment.getDispatcher().invoke(request, response);
        return response.getStatus() + " " + response.getContentAsString();
      };
    }
  }
}
