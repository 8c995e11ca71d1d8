package io.jwtgate.servlet;

import io.jwtgate.config.Application;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.Settings;
import io.jwtgate.web.IncomingRequest;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

/** What a module needs whose servlets are made of the settings, as the filter is. */
public final class WebApplication {
  private WebApplication() {}

  /**
   * A share of what the filters and servlets of a web application have in common; whoever takes it
   * closes it.
   *
   * @param servlet may have init-params of its own
   * @throws ConfigurationException if a setting is missing or wrong
   */
  public static Application of(ServletConfig servlet) {
    return ServletSettings.application(servlet);
  }

  /**
   * The settings of one servlet declaration; nothing is started.
   *
   * @throws ConfigurationException if a name is unknown
   */
  public static Settings settings(ServletConfig servlet) {
    return ServletSettings.settings(servlet);
  }

  /** Finds the files and the services of the application. */
  public static ClassLoader loader(ServletConfig servlet) {
    return ServletSettings.loader(servlet.getServletContext());
  }

  /** A request as the filter sees it. */
  public static IncomingRequest incoming(HttpServletRequest request) {
    return new ServletIncomingRequest(request);
  }

  /** What stops the start of a servlet, with the message of the wrong setting. */
  public static ServletException rejected(ConfigurationException wrong) {
    return ServletSettings.rejected(wrong);
  }
}
