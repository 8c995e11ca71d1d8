package io.jwtgate.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.annotation.Authenticated;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.CurrentCaller;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The samples of docs/cdi.md. */
class CdiPageTest {

  @ApplicationScoped
  public static class Orders {
    @Inject private Caller caller;

    @Inject
    @TokenClaim("tenant")
    private Provider<String> tenant;

    public String place(String article) {
      return article + " for " + caller.getName() + " of " + tenant.get();
    }
  }

  @ApplicationScoped
  @Authenticated
  public static class Ledger {
    public String read() {
      return "balance";
    }

    @RolesAllowed("accountant")
    public void book(String entry) {}

    @PermitAll
    public String imprint() {
      return "Shop Ltd";
    }
  }

  Future<String> placeLater(Orders orders, ExecutorService threads) {
    return threads.submit(CurrentCaller.wrapCallable(() -> orders.place("tea")));
  }

  @Test
  @DisplayName("docs/cdi.md: its samples work")
  void samples() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try (CdiServer server =
        new CdiServer()
            .guardedBy(TestIssuer.gate().build())
            .showing("/now", (request, response) -> CdiServer.bean(Orders.class).place("tea"))
            .showing(
                "/later",
                (request, response) -> placeLater(CdiServer.bean(Orders.class), threads).get())
            .showing("/read", (request, response) -> CdiServer.bean(Ledger.class).read())
            .showing(
                "/book",
                (request, response) -> {
                  CdiServer.bean(Ledger.class).book("tea");
                  return CdiServer.bean(Ledger.class).imprint();
                })
            .start()) {
      String token = TestIssuer.MINT.token().subject("alice").claim("tenant", "acme").compact();
      assertEquals("tea for alice of acme", get(server, "/now", token));
      assertEquals("tea for alice of acme", get(server, "/later", token));
      assertEquals("balance", get(server, "/read", token));
      assertEquals(403, Call.get(server.at("/book")).bearer(token).send().status());
    } finally {
      threads.shutdownNow();
    }
  }

  private static String get(CdiServer server, String path, String token) {
    return Call.get(server.at(path)).bearer(token).send().body();
  }
}
