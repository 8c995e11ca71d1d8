package io.jwtgate.servlet;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** A servlet's declaration with init-params. */
record Declared(Map<String, String> parameters) implements ServletConfig {

  @Override
  public String getServletName() {
    return "declared";
  }

  @Override
  public ServletContext getServletContext() {
    return new ServletContextHandler("/").getServletContext();
  }

  @Override
  public String getInitParameter(String name) {
    return parameters.get(name);
  }

  @Override
  public Enumeration<String> getInitParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }
}
