package io.jwtgate.servlet.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Rejection;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.web.CorsRule;
import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.RequiredHeaders;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a container is told, and what it is told to do. */
class ContainerModuleTest {
  private static final Call CALL = Call.get(URI.create("http://localhost/x"));
  private static final String MANDATORY = "jakarta.security.auth.message.MessagePolicy.isMandatory";

  private final Gate gate =
      TestIssuer.gate().cors(CorsRule.of("https://app.example").build()).build();
  private final List<Callback> told = new ArrayList<>();
  private final List<String> answered = new ArrayList<>();
  private final Map<String, Object> properties = new HashMap<>();
  private final Subject client = new Subject();
  private final WildFlyDomain domain = WildFlyDomain.asked();
  private final ContainerModule module = new ContainerModule(gate, new Edge(), domain);
  private Call call = CALL;

  /** What a container throws when it is told of somebody; null for nothing. */
  private IOException failure;

  @BeforeEach
  void start() {
    module.initialize(null, null, this::tell, Map.of());
  }

  private void tell(Callback... callbacks) throws IOException {
    if (failure != null) {
      throw failure;
    }
    told.addAll(Arrays.asList(callbacks));
  }

  private final class Edge implements ServletEdge {
    @Override
    public IncomingRequest incoming(HttpServletRequest request) {
      return new InMemory(call, true);
    }

    @Override
    public HttpServletResponse requiring(RequiredHeaders needed, HttpServletResponse response) {
      return response;
    }

    @Override
    public void reject(Rejection rejected, HttpServletRequest in, HttpServletResponse out) {
      answered.add("rejected " + rejected.status());
    }

    @Override
    public void close(HttpServletResponse response) {
      answered.add("closed");
    }
  }

  private final class Message implements MessageInfo {
    @Override
    public Object getRequestMessage() {
      return of(HttpServletRequest.class);
    }

    @Override
    public Object getResponseMessage() {
      return of(HttpServletResponse.class);
    }

    private Object of(Class<?> type) {
      return Proxy.newProxyInstance(
          type.getClassLoader(),
          new Class<?>[] {type},
          (self, method, with) -> {
            if (method.getName().equals("setStatus")) {
              answered.add("status " + with[0]);
            }
            return null;
          });
    }

    @Override
    public void setRequestMessage(Object request) {}

    @Override
    public void setResponseMessage(Object response) {}

    @Override
    public Map<String, Object> getMap() {
      return properties;
    }
  }

  private AuthStatus validated(boolean isMandatory) throws AuthException {
    properties.put(MANDATORY, Boolean.toString(isMandatory));
    return module.validateRequest(new Message(), client, null);
  }

  private CallerPrincipalCallback caller() {
    return (CallerPrincipalCallback) told.get(0);
  }

  @Test
  @DisplayName("EDGE-22: the container is told of the caller, its roles and the kind of login")
  void caller_isTold() throws Exception {
    call = CALL.bearer(TestIssuer.MINT.token().roles("admin", "user").compact());
    assertEquals(AuthStatus.SUCCESS, validated(true));
    assertEquals("alice", caller().getPrincipal().getName());
    assertSame(client, caller().getSubject());
    assertEquals(
        Set.of("admin", "user"), Set.of(((GroupPrincipalCallback) told.get(1)).getGroups()));
    assertEquals("BEARER", properties.get("jakarta.servlet.http.authType"));
  }

  @Test
  @DisplayName("EDGE-22: and that there is none, where it asks for none")
  void nobody_isTold() throws Exception {
    assertEquals(AuthStatus.SUCCESS, validated(false));
    assertNull(caller().getPrincipal());
    assertNull(caller().getName());
    assertNull(properties.get("jakarta.servlet.http.authType"));
    assertEquals(List.of(), answered);
  }

  @Test
  @DisplayName("EDGE-22: where it asks for one, nobody is rejected and not told of")
  void nobody_isRejected() throws Exception {
    assertEquals(AuthStatus.SEND_FAILURE, validated(true));
    assertEquals(List.of("rejected 401"), answered);
    assertEquals(List.of(), told);
  }

  private void preflight() {
    call =
        CALL.method("OPTIONS")
            .with("Origin", "https://app.example")
            .with("Access-Control-Request-Method", "GET");
  }

  @Test
  @DisplayName("EDGE-22: a preflight is answered where the container asks for a caller")
  void preflight_isAnswered() throws Exception {
    preflight();
    assertEquals(AuthStatus.SEND_CONTINUE, validated(true));
    assertEquals(List.of("status 204"), answered);
  }

  @Test
  @DisplayName("EDGE-22: elsewhere the filter answers it")
  void preflight_isLeftToTheFilter() throws Exception {
    preflight();
    assertEquals(AuthStatus.SUCCESS, validated(false));
    assertEquals(List.of(), answered);
  }

  @Test
  @DisplayName("EDGE-22: a container that fails at a caller fails the login")
  void failure_isNoLogin() {
    call = CALL.bearer(TestIssuer.token());
    failure = new IOException("alice is unknown");
    AuthException failed = assertThrows(AuthException.class, () -> validated(true));
    assertSame(failure, failed.getCause());
    assertEquals("login failed", failed.getMessage());
  }

  @Test
  @DisplayName("EDGE-22: WildFly's realm that knows no callers closes the application to all")
  void realmWithoutCallers_closes() throws Exception {
    call = CALL.bearer(TestIssuer.token());
    failure = new IOException("ELY01177: Authorization failed.");
    assertEquals(AuthStatus.SEND_FAILURE, validated(true));
    failure = null;
    assertEquals(AuthStatus.SEND_FAILURE, validated(true));
    assertEquals(AuthStatus.SEND_FAILURE, validated(false));
    assertEquals(List.of("closed", "closed", "closed"), answered);
    assertEquals(List.of(), told);
  }

  @Test
  @DisplayName("EDGE-22: at a logout the container forgets the caller")
  void logout_forgets() throws Exception {
    client.getPrincipals().add(() -> "alice");
    module.cleanSubject(new Message(), client);
    assertTrue(client.getPrincipals().isEmpty());
    assertEquals(AuthStatus.SEND_SUCCESS, module.secureResponse(new Message(), client));
  }
}
