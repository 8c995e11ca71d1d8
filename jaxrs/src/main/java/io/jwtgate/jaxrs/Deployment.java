package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.RequiredHeaders;
import io.jwtgate.config.ApplicationServices;
import io.jwtgate.config.SettingSource;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Optional;

/** What there is around a JAX-RS application. */
interface Deployment {

  /** Names the application in metrics. */
  String label();

  /** Where settings stand, beside those places that every Java program has. */
  List<SettingSource> settings();

  /** The path of a request under the web application's context. */
  String path(ContainerRequestContext request);

  /**
   * Puts header fields on the answer before it is made: where nothing handles what a resource
   * throws, some runtimes leave the whole answer to the server.
   */
  void putOnAnswer(RequiredHeaders fields);

  /** The same as the runtime routes it, which decodes parts of it, and each of them later. */
  String rawPath(ContainerRequestContext request);

  /** Where the services of the whole application are. */
  ApplicationServices.Slot slot();

  /** The gate of a servlet filter that the application declares, if there is one. */
  Optional<Gate> gateOfFilter();

  /** Tells the servlet filter, if there is one, that every request here is decided on. */
  void guarded();

  /** Closes something when the application is taken down, as far as that can be known. */
  void atEnd(AutoCloseable resource);

  /** A JAX-RS runtime on its own: its paths are those of the whole application. */
  final class Standalone implements Deployment, ApplicationServices.Slot {
    private Object services;

    @Override
    public String label() {
      return "standalone";
    }

    @Override
    public List<SettingSource> settings() {
      return List.of();
    }

    @Override
    public String path(ContainerRequestContext request) {
      return absolute(request.getUriInfo().getPath());
    }

    @Override
    public String rawPath(ContainerRequestContext request) {
      return absolute(request.getUriInfo().getPath(false));
    }

    private static String absolute(String path) {
      return path.startsWith("/") ? path : "/" + path;
    }

    /** There is no server that would answer in place of the runtime. */
    @Override
    public void putOnAnswer(RequiredHeaders fields) {}

    @Override
    public ApplicationServices.Slot slot() {
      return this;
    }

    @Override
    public Object get() {
      return services;
    }

    @Override
    public void put(ApplicationServices made) {
      services = made;
    }

    @Override
    public Optional<Gate> gateOfFilter() {
      return Optional.empty();
    }

    @Override
    public void guarded() {}

    /** Nobody tells of an end here; who needs one gives the feature a gate and closes it. */
    @Override
    public void atEnd(AutoCloseable resource) {}
  }
}
