package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.docs.DocPage;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/answers.md shows, for servlets. */
@SuppressWarnings("serial")
class AnswersPageTest {
  private static final DocPage PAGE = DocPage.of("docs/answers.md");

  public static final class ProblemServlet extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("application/json");
      response.getWriter().print("{\"code\":" + response.getStatus() + ",\"help\":\"/login\"}");
    }
  }

  @Test
  @DisplayName("an error page replaces the body, and the challenge stays")
  void errorPageReplacesTheBody() {
    WebServer server = PageApplication.with(PAGE.block("properties") + "jwtgate.roles=clerk");
    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
    errorCodes().forEach(code -> pages.addErrorPage(code, "/problem"));
    server.context().setErrorHandler(pages);
    server.serving("/problem", new ProblemServlet()).serving("/orders", Page::whoAmI);
    try (server) {
      Call call = Call.get(server.start().at("/orders"));
      assertEquals("{\"code\":401,\"help\":\"/login\"}", call.send().body());
      assertTrue(call.send().header("WWW-Authenticate").get(0).startsWith("Bearer realm="));
      Answer forbidden = call.bearer(TestIssuer.token()).send();
      assertEquals("{\"code\":403,\"help\":\"/login\"}", forbidden.body());
      String clerk = TestIssuer.MINT.token().roles("clerk").compact();
      assertEquals("alice", call.bearer(clerk).send().body());
    }
  }

  private static List<Integer> errorCodes() {
    return Pattern.compile("<error-code>(\\d+)</error-code>")
        .matcher(PAGE.block("xml"))
        .results()
        .map(code -> Integer.valueOf(code.group(1)))
        .toList();
  }
}
