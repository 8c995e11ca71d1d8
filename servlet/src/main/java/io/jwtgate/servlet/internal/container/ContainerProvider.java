package io.jwtgate.servlet.internal.container;

import io.jwtgate.bearer.Gate;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ClientAuthConfig;
import jakarta.security.auth.message.config.ServerAuthConfig;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.security.auth.message.module.ServerAuthModule;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;

/** The way from the container to our module, as Jakarta Authentication asks for it. */
record ContainerProvider(Gate gate, ServletEdge edge, WildFlyDomain domain)
    implements AuthConfigProvider {

  @Override
  public ServerAuthConfig getServerAuthConfig(
      String layer, String application, CallbackHandler handler) {
    return new Config(layer, application, handler, this);
  }

  @Override
  public ClientAuthConfig getClientAuthConfig(
      String layer, String application, CallbackHandler handler) throws AuthException {
    throw new AuthException("there is no client here");
  }

  @Override
  public void refresh() {}

  private record Config(
      String layer, String application, CallbackHandler handler, ContainerProvider provider)
      implements ServerAuthConfig {

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // the specification's own signature on EE 10
    public ServerAuthContext getAuthContext(String id, Subject service, Map properties)
        throws AuthException {
      ServerAuthModule module =
          new ContainerModule(provider.gate(), provider.edge(), provider.domain());
      module.initialize(null, null, handler, properties);
      return (ServerAuthContext) module;
    }

    @Override
    public String getMessageLayer() {
      return layer;
    }

    @Override
    public String getAppContext() {
      return application;
    }

    /** The same for every request: the path does not matter here. */
    @Override
    public String getAuthContextID(MessageInfo message) {
      return application;
    }

    @Override
    public void refresh() {}

    @Override
    public boolean isProtected() {
      return true;
    }
  }
}
