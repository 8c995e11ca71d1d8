package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Gate;
import io.jwtgate.config.Application;
import io.jwtgate.config.MisplacedFiles;
import io.jwtgate.config.MissingSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.web.LoopbackAddress;
import io.jwtgate.web.RequiredHeaders;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A JAX-RS application within a servlet container, if there is one: a feature, since it is the
 * runtime that knows and injects. It alone links to the servlet API, so it is loaded only where
 * that is present.
 */
class WebDeployment implements Feature, Deployment, Application.Slot {
  private static final String FILTER = "io.jwtgate.servlet.JwtFilter";
  private static final String APPLICATION = Application.class.getName();

  private final BiConsumer<FeatureContext, Deployment> next;

  @Context private ServletContext application;
  @Context private HttpServletRequest current;
  @Context private HttpServletResponse answer;
  @Context private ServletConfig servlet;

  /**
   * @param next what is to be set up, once it is known where
   */
  WebDeployment(BiConsumer<FeatureContext, Deployment> next) {
    this.next = next;
  }

  /** The same under another class, since a runtime takes one component of each. */
  static final class Automatic extends WebDeployment {
    Automatic(BiConsumer<FeatureContext, Deployment> next) {
      super(next);
    }
  }

  @Override
  public boolean configure(FeatureContext context) {
    next.accept(context, isWithinServer() ? this : new Standalone());
    return true;
  }

  /** The servlet API may be there without a server; then nothing is injected, or what fails. */
  private boolean isWithinServer() {
    try {
      return application != null && current != null && application.getContextPath() != null;
    } catch (RuntimeException nothingBehindIt) {
      return false;
    }
  }

  @Override
  public String label() {
    String path = application.getContextPath();
    return path.isEmpty() ? "/" : path;
  }

  @Override
  public List<SettingSource> settings() {
    return List.of(ContextParams.of(application));
  }

  /** As the servlet filter reads it: decoded and normalised by the container. */
  @Override
  public String path(ContainerRequestContext request) {
    String below = current.getPathInfo();
    String path = below == null ? current.getServletPath() : current.getServletPath() + below;
    return path.isEmpty() ? "/" : path;
  }

  /** By the runtime's own word: a filter of the application may have put another in its place. */
  @Override
  public String rawPath(ContainerRequestContext request) {
    String whole = request.getUriInfo().getRequestUri().getRawPath();
    String context = current.getContextPath();
    if (whole == null || !whole.startsWith(context)) {
      return "";
    }
    return whole.length() == context.length() ? "/" : whole.substring(context.length());
  }

  /** By the connection, as the servlet filter has it: the host is whatever the client says. */
  @Override
  public boolean isFromThisMachine(ContainerRequestContext request) {
    return LoopbackAddress.is(current.getRemoteAddr());
  }

  @Override
  public String clientAddress() {
    String address = current.getRemoteAddr();
    return address == null ? "" : address;
  }

  @Override
  public void putOnAnswer(RequiredHeaders fields) {
    for (String name : fields.names()) {
      List<String> written = List.copyOf(answer.getHeaders(name));
      answer.setHeader(name, fields.value(name, written));
    }
  }

  /** Runtimes keep the properties of a request among its attributes. */
  @Override
  public Object attribute(String name) {
    return current.getAttribute(name);
  }

  @Override
  public Application.Slot slot() {
    return this;
  }

  /** The servlets and filters of the application look in the same place. */
  @Override
  public Optional<Application> get() {
    return application.getAttribute(APPLICATION) instanceof Application there
        ? Optional.of(there)
        : Optional.empty();
  }

  @Override
  public void put(Application made) {
    application.setAttribute(APPLICATION, made);
  }

  @Override
  public String application() {
    return label();
  }

  @Override
  public Optional<Gate> gateOfFilter() {
    return Optional.ofNullable((Gate) application.getAttribute(Gate.class.getName()));
  }

  /** A runtime that is a filter, or was started by a listener, has no servlet to name. */
  @Override
  public void guarded() {
    application.setAttribute(MissingSettings.FEATURE, true);
    String name = servletName();
    if (name != null) {
      Set<String> names = new HashSet<>(guardedServlets());
      names.add(name);
      application.setAttribute(Access.RESOURCE_SERVLETS_ATTRIBUTE, Set.copyOf(names));
    }
  }

  private String servletName() {
    try {
      return servlet == null ? null : servlet.getServletName();
    } catch (RuntimeException nothingBehindIt) {
      return null;
    }
  }

  private Set<String> guardedServlets() {
    @SuppressWarnings("unchecked") // nobody else writes there
    Set<String> known = (Set<String>) application.getAttribute(Access.RESOURCE_SERVLETS_ATTRIBUTE);
    return known == null ? Set.of() : known;
  }

  /** By its name: the application may be without the module. */
  @Override
  public boolean hasFilter() {
    return application.getAttribute(MissingSettings.FILTER) != null || isFilterRegistered();
  }

  private boolean isFilterRegistered() {
    try {
      return application.getFilterRegistrations().values().stream()
          .map(FilterRegistration::getClassName)
          .anyMatch(FILTER::equals);
    } catch (UnsupportedOperationException withinListener) {
      return false;
    }
  }

  /** Every server takes parameters until an application has started. */
  @Override
  public boolean isStarting() {
    try {
      application.setInitParameter(WebDeployment.class.getName(), "begun");
      return true;
    } catch (IllegalStateException over) {
      return false;
    } catch (UnsupportedOperationException withinListener) {
      return true;
    }
  }

  @Override
  public List<String> misplaced() {
    return MisplacedFiles.in(application::getResourcePaths);
  }

  /** Where no initializer has run, it is too late for a listener. */
  @Override
  public boolean atEnd(AutoCloseable resource) {
    return OpenResources.add(application, resource);
  }
}
