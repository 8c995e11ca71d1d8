package io.jwtgate.servlet;

import io.jwtgate.web.RequiredHeaders;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A response that has the header fields which it must have, whatever the application sets besides.
 */
final class RequiredHeadersResponse extends HttpServletResponseWrapper {
  private final RequiredHeaders needed;

  private RequiredHeadersResponse(HttpServletResponse response, RequiredHeaders needed) {
    super(response);
    this.needed = needed;
    setNeeded();
  }

  /** The response itself where nothing is needed. */
  static HttpServletResponse of(HttpServletResponse response, RequiredHeaders needed) {
    return needed.names().isEmpty() ? response : new RequiredHeadersResponse(response, needed);
  }

  private void setNeeded() {
    needed.names().forEach(name -> set(name, new ArrayList<>(getHeaders(name))));
  }

  private void set(String name, List<String> fields) {
    super.setHeader(name, needed.value(name, fields));
  }

  @Override
  public void setHeader(String name, String value) {
    if (needed.areAbout(name)) {
      set(name, value == null ? List.of() : List.of(value));
    } else {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (needed.areAbout(name)) {
      List<String> fields = new ArrayList<>(getHeaders(name));
      if (value != null) {
        fields.add(value);
      }
      set(name, fields);
    } else {
      super.addHeader(name, value);
    }
  }

  @Override
  public void reset() {
    super.reset();
    setNeeded();
  }
}
