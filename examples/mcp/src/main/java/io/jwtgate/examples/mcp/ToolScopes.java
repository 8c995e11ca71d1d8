package io.jwtgate.examples.mcp;

import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Rejection;
import io.jwtgate.bearer.Requirement;
import io.jwtgate.servlet.WebApplication;
import io.modelcontextprotocol.json.McpJsonDefaults;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks whether a caller may use a tool before the SDK sees the message: a client learns of lacking
 * scopes from the HTTP answer, and all tools have one path. A tool without a rule is closed.
 */
final class ToolScopes extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final int MOST_OCTETS = 1024 * 1024;

  private final transient Gate gate;
  private final transient Map<String, List<Requirement>> rules;

  ToolScopes(Gate gate, Map<String, List<Requirement>> rules) {
    this.gate = gate;
    this.rules = rules;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getMethod().equals("POST")) {
      chain.doFilter(request, response);
      return;
    }
    byte[] message = request.getInputStream().readNBytes(MOST_OCTETS);
    Optional<Rejection> rejection = tool(message).flatMap(name -> lacking(request, name));
    if (rejection.isPresent()) {
      send(rejection.get(), response);
    } else {
      chain.doFilter(new ReadRequest(request, message), response);
    }
  }

  private Optional<Rejection> lacking(HttpServletRequest request, String tool) {
    List<Requirement> needed = rules.getOrDefault(tool, List.of(Requirement.DENIED));
    Caller caller = (Caller) request.getUserPrincipal();
    return gate.lacking(WebApplication.incoming(request), caller, needed);
  }

  /** The tool that a message calls; what is no such message is left to the SDK. */
  private static Optional<String> tool(byte[] message) {
    try {
      Map<?, ?> members = McpJsonDefaults.getMapper().readValue(message, Map.class);
      return "tools/call".equals(members.get("method"))
              && members.get("params") instanceof Map<?, ?> parameters
          ? Optional.of(String.valueOf(parameters.get("name")))
          : Optional.empty();
    } catch (IOException | RuntimeException noObject) {
      return Optional.empty();
    }
  }

  private static void send(Rejection rejection, HttpServletResponse response) throws IOException {
    response.setStatus(rejection.status());
    rejection.headers().forEach(response::setHeader);
    response.setContentType(Rejection.BODY_TYPE);
    response.getWriter().print(rejection.body());
  }
}
