package io.jwtgate.jaxrs;

/** Whether the servlet API can be linked to. */
public final class Servlets {
  /** Whether the Servlet API is on the class path. */
  public static final boolean ARE_PRESENT = arePresent();

  private Servlets() {}

  private static boolean arePresent() {
    try {
      Class.forName(
          "jakarta.servlet.http.HttpServletRequest", false, Servlets.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }
}
