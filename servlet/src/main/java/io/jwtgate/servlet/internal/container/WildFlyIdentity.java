package io.jwtgate.servlet.internal.container;

import io.jwtgate.bearer.Caller;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * WildFly's own view of the caller: what runs within it is that caller's to enterprise beans too,
 * as the server was shipped. By reflection, since the classes are the server's and no other has
 * them. Thread-safe.
 */
final class WildFlyIdentity implements ContainerIdentity {
  private static final System.Logger LOG = System.getLogger(WildFlyIdentity.class.getName());

  private final Method currentDomain;
  private final Method createIdentity;
  private final Method defaultMapper;
  private final Method mapperFor;
  private final Method constant;
  private final Method roles;
  private final Method runAs;

  private WildFlyIdentity(ClassLoader loader) throws ReflectiveOperationException {
    Class<?> domain = loader.loadClass("org.wildfly.security.auth.server.SecurityDomain");
    Class<?> identity = loader.loadClass("org.wildfly.security.auth.server.SecurityIdentity");
    Class<?> mapper = loader.loadClass("org.wildfly.security.authz.RoleMapper");
    Class<?> roleSet = loader.loadClass("org.wildfly.security.authz.Roles");
    currentDomain = domain.getMethod("getCurrent");
    createIdentity = domain.getMethod("createAdHocIdentity", Principal.class);
    defaultMapper = identity.getMethod("withDefaultRoleMapper", mapper);
    mapperFor = identity.getMethod("withRoleMapper", String.class, mapper);
    runAs = identity.getMethod("runAs", Callable.class);
    constant = mapper.getMethod("constant", roleSet);
    roles = roleSet.getMethod("fromSet", Set.class);
  }

  /** Empty on another server. */
  static Optional<ContainerIdentity> in(ClassLoader loader) {
    try {
      return Optional.of(new WildFlyIdentity(loader));
    } catch (ReflectiveOperationException | LinkageError anotherServer) {
      return Optional.empty();
    }
  }

  @Override
  public void run(Caller caller, Request request) throws IOException, ServletException {
    Object identity = caller == null ? null : identity(caller);
    if (identity == null) {
      request.run();
      return;
    }
    Callable<Void> task =
        () -> {
          request.run();
          return null;
        };
    try {
      runAs.invoke(identity, task);
    } catch (IllegalAccessException impossible) {
      throw new ServletException(impossible);
    } catch (InvocationTargetException thrown) {
      throw rethrown(thrown.getCause());
    }
  }

  /** Null where the application has no security domain. */
  private Object identity(Caller caller) {
    try {
      Object domain = currentDomain.invoke(null);
      if (domain == null) {
        return null;
      }
      Object fixed = constant.invoke(null, roles.invoke(null, caller.roles()));
      Object identity =
          defaultMapper.invoke(createIdentity.invoke(domain, caller.principal()), fixed);
      return mapperFor.invoke(identity, "ejb", fixed);
    } catch (ReflectiveOperationException | RuntimeException failed) {
      LOG.log(System.Logger.Level.DEBUG, "enterprise beans do not see the caller", failed);
      return null;
    }
  }

  private static ServletException rethrown(Throwable cause) throws IOException, ServletException {
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof ServletException known ? known : new ServletException(cause);
  }
}
