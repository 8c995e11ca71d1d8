package io.jwtgate.servlet;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Set;

/**
 * Guards a web application by its settings, and closes one that has neither settings nor a filter
 * or a feature of its own. An initializer and no web-fragment, since a web.xml that is {@code
 * metadata-complete} switches fragments off, and so would open the application without a word.
 */
public final class JwtFilterInitializer implements ServletContainerInitializer {

  /** For the container. */
  public JwtFilterInitializer() {}

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) throws ServletException {
    // A framework may have called it before the server does.
    if (context.getAttribute(JwtFilterInitializer.class.getName()) == null) {
      context.setAttribute(JwtFilterInitializer.class.getName(), this);
      ApplicationStart.of(context).begin();
    }
  }
}
