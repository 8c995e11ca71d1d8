package io.jwtgate.servers.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Calls the enterprise bean, where the server has such. */
@WebServlet("/bean/*")
public class BeanServlet extends TextServlet {
  private static final long serialVersionUID = 1;

  // The name is a constant; injection would ask Tomcat for beans.
  @SuppressWarnings("BanJNDI")
  @Override
  String line(HttpServletRequest request) throws ServletException {
    try {
      Greeter greeter = (Greeter) new InitialContext().lookup("java:module/Greeter");
      return request.getPathInfo().equals("/admin") ? greeter.admin() : greeter.caller();
    } catch (NamingException noBeansHere) {
      throw new ServletException(noBeansHere);
    } catch (RuntimeException rejected) {
      return "refused";
    }
  }
}
