package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.Application;
import io.jwtgate.config.SettingSource;
import io.jwtgate.web.RequiredHeaders;
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

  /** What stands under a name in the request that this thread serves; null for nothing. */
  Object attribute(String name);

  /** Whether a request did not leave this machine. */
  boolean isFromThisMachine(ContainerRequestContext request);

  /** The address of the client, or of the last proxy; empty if it is not known. */
  default String clientAddress() {
    return "";
  }

  /** Where what the whole application has in common is. */
  Application.Slot slot();

  /** The gate of a servlet filter that the application declares, if there is one. */
  Optional<Gate> gateOfFilter();

  /** Whether a servlet filter of ours is there that guards, or will be by now. */
  boolean hasFilter();

  /**
   * Lets the servlet filter, and whatever keeps the application closed, know that every request is
   * decided on.
   */
  void guarded();

  /** Whether the application still starts, so that what fails now can stop it. */
  boolean isStarting();

  /** Files that were meant to be read as settings, and are not. */
  List<String> misplaced();

  /**
   * Closes something when the application is taken down.
   *
   * @return whether that will be known
   */
  boolean atEnd(AutoCloseable resource);

  /** A JAX-RS runtime on its own: its paths are those of the whole application. */
  final class Standalone implements Deployment, Application.Slot {
    private Application application;

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

    /** The client's address is not known here; the host that it asked for is. */
    @Override
    public boolean isFromThisMachine(ContainerRequestContext request) {
      return AskedHost.isThisMachine(request.getUriInfo());
    }

    private static String absolute(String path) {
      return path.startsWith("/") ? path : "/" + path;
    }

    /** There is no server that would answer in place of the runtime. */
    @Override
    public void putOnAnswer(RequiredHeaders fields) {}

    /** No runtime injects the properties of its request. */
    @Override
    public Object attribute(String name) {
      return null;
    }

    @Override
    public Application.Slot slot() {
      return this;
    }

    @Override
    public Optional<Application> get() {
      return Optional.ofNullable(application);
    }

    @Override
    public void put(Application made) {
      application = made;
    }

    @Override
    public Optional<Gate> gateOfFilter() {
      return Optional.empty();
    }

    @Override
    public boolean hasFilter() {
      return false;
    }

    @Override
    public void guarded() {}

    @Override
    public boolean isStarting() {
      return true;
    }

    @Override
    public List<String> misplaced() {
      return List.of();
    }

    /**
     * The end of the application is not reported here; whoever needs it gives the feature a gate
     * and closes that.
     */
    @Override
    public boolean atEnd(AutoCloseable resource) {
      return false;
    }
  }
}
