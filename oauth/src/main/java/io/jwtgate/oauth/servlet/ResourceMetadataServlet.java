package io.jwtgate.oauth.servlet;

import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.Settings;
import io.jwtgate.oauth.internal.MetadataEndpoint;
import io.jwtgate.oauth.internal.ResourceMetadata;
import io.jwtgate.servlet.WebApplication;
import io.jwtgate.web.OpenAnswer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves the metadata of a protected resource at the place where clients look that have no
 * challenge (RFC 9728 section 3.1). That place is at the root of the host, so the application at
 * the root has it: map it to {@code /.well-known/oauth-protected-resource/*}, one declaration for
 * each resource, with the settings of the resource as its init-params. Thread-safe.
 */
@SuppressWarnings("exports") // whoever has this face has the API
public final class ResourceMetadataServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private transient MetadataEndpoint endpoint;
  private transient String path;

  /** For the container; {@code jwtgate.resource} must be set. */
  public ResourceMetadataServlet() {}

  /**
   * Reads the settings.
   *
   * @throws ServletException if one is missing or wrong; the message begins with its name
   */
  @Override
  public void init() throws ServletException {
    try {
      Settings settings = WebApplication.settings(this);
      settings.judgeEach(WebApplication.loader(this));
      ResourceMetadata metadata =
          ResourceMetadata.of(settings)
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          "jwtgate.resource", "write the absolute https URL of the resource"));
      endpoint = new MetadataEndpoint(metadata);
      path = metadata.standardPath();
    } catch (ConfigurationException wrong) {
      throw WebApplication.rejected(wrong);
    }
  }

  /** HEAD, too, as the servlet API makes it of this. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getRequestURI().equals(path)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    OpenAnswer document = endpoint.document();
    byte[] body = document.body();
    document.headers().forEach(response::setHeader);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
