package io.jwtgate.junit;

import io.jwtgate.bearer.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@code GET} of a caller as a servlet sees it, for a unit test: who calls, and attributes. What
 * a test asks for beyond that it adds by overriding; everything else fails, and names the method.
 */
public class TestRequest extends HttpServletRequestWrapper {
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();
  private final Caller caller;

  /** Of a caller; null for nobody. */
  public TestRequest(Caller caller) {
    super(nothing());
    this.caller = caller;
    if (caller != null) {
      attributes.put(Caller.ATTRIBUTE, caller);
    }
  }

  /** Of a caller with this name and these roles. */
  public static TestRequest of(String name, String... roles) {
    return new TestRequest(TestCaller.caller(name, roles));
  }

  /** Of nobody. */
  public static TestRequest ofNobody() {
    return new TestRequest(null);
  }

  private static HttpServletRequest nothing() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            TestRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            TestRequest::fail);
  }

  private static Object fail(Object proxy, Method method, Object[] arguments) {
    throw new UnsupportedOperationException("override " + method.getName() + " in the test");
  }

  @Override
  public Principal getUserPrincipal() {
    return caller == null ? null : caller.principal();
  }

  @Override
  public String getRemoteUser() {
    return caller == null ? null : caller.getName();
  }

  @Override
  public boolean isUserInRole(String role) {
    return caller != null && caller.hasRole(role);
  }

  @Override
  public String getAuthType() {
    return caller == null ? null : "BEARER";
  }

  @Override
  public String getMethod() {
    return "GET";
  }

  @Override
  public boolean isSecure() {
    return true;
  }

  @Override
  public Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    return Collections.enumeration(attributes.keySet());
  }

  /** Removes the attribute where the value is null, as the API has it. */
  @Override
  public void setAttribute(String name, Object value) {
    if (value == null) {
      attributes.remove(name);
    } else {
      attributes.put(name, value);
    }
  }

  @Override
  public void removeAttribute(String name) {
    attributes.remove(name);
  }
}
