package io.jwtgate.servlet;

import io.jwtgate.bearer.ApplicationHeaders;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A request of which the application sees only some headers. */
class FilteredHeadersRequest extends HttpServletRequestWrapper {
  private final ApplicationHeaders visible;

  FilteredHeadersRequest(HttpServletRequest request, ApplicationHeaders visible) {
    super(request);
    this.visible = visible;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return visible.areAll() ? super.getHeaders(name) : Collections.enumeration(fields(name));
  }

  @Override
  public String getHeader(String name) {
    return visible.areAll() ? super.getHeader(name) : first(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    if (visible.areAll()) {
      return super.getHeaderNames();
    }
    List<String> names = Collections.list(super.getHeaderNames());
    return Collections.enumeration(names.stream().filter(this::isSeen).toList());
  }

  @Override
  public int getIntHeader(String name) {
    return isSeen(name) ? super.getIntHeader(name) : -1;
  }

  @Override
  public long getDateHeader(String name) {
    return isSeen(name) ? super.getDateHeader(name) : -1;
  }

  /** Null where there is none, as the API has it. */
  @Override
  public Cookie[] getCookies() {
    Cookie[] all = super.getCookies();
    if (all == null || visible.areAll()) {
      return all;
    }
    Cookie[] shown =
        Arrays.stream(all)
            .filter(cookie -> visible.showCookie(cookie.getName()))
            .toArray(Cookie[]::new);
    return shown.length == 0 ? null : shown;
  }

  private boolean isSeen(String name) {
    return visible.areAll() || first(name) != null;
  }

  private List<String> fields(String name) {
    return visible.of(name, Collections.list(super.getHeaders(name)));
  }

  private String first(String name) {
    List<String> fields = fields(name);
    return fields.isEmpty() ? null : fields.get(0);
  }
}
