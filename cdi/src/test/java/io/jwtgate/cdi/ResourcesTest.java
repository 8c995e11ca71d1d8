package io.jwtgate.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.CurrentCaller;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.jaxrs.JwtFeature;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Beans behind resources: with the JAX-RS feature alone, and with the servlet filter before it. */
class ResourcesTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(1);
  private static CdiServer alone;
  private static CdiServer behindFilter;

  enum Adapters {
    FEATURE,
    FILTER_AND_FEATURE;

    CdiServer server() {
      return this == FEATURE ? alone : behindFilter;
    }
  }

  @Path("/")
  @PermitAll
  public static class Names {
    @GET
    @Path("it")
    public String it() {
      return CdiServer.bean(Shop.class).callerName();
    }

    @GET
    @Path("tenant")
    public String tenant() {
      return "" + CdiServer.bean(Shop.class).tenant();
    }

    @GET
    @Path("vault")
    public String vault() {
      return CdiServer.bean(Vault.class).ofClass();
    }

    @GET
    @Path("suspended")
    public void suspended(@Suspended AsyncResponse answer) {
      Shop shop = CdiServer.bean(Shop.class);
      POOL.execute(CurrentCaller.wrap(() -> answer.resume(shop.callerName())));
    }

    @GET
    @Path("stage")
    public CompletionStage<String> stage() {
      Shop shop = CdiServer.bean(Shop.class);
      return CompletableFuture.supplyAsync(CurrentCaller.wrapSupplier(shop::callerName), POOL);
    }

    @GET
    @Path("stale")
    public CompletionStage<String> stale() {
      Shop shop = CdiServer.bean(Shop.class);
      return CompletableFuture.supplyAsync(() -> shop.nameIfAny(), POOL);
    }

    @GET
    @Path("late-rejection")
    public CompletionStage<String> lateRejection() {
      Vault vault = CdiServer.bean(Vault.class);
      return CompletableFuture.supplyAsync(CurrentCaller.wrapSupplier(vault::ofClass), POOL);
    }
  }

  @BeforeAll
  static void start() {
    Gate gate = TestIssuer.gate().access(Access.OPTIONAL).build();
    alone = new CdiServer().serving("/*", RestRuntime.running(application(gate))).start();
    behindFilter =
        new CdiServer()
            .guardedBy(gate)
            .serving("/*", RestRuntime.running(application(gate)))
            .start();
  }

  private static Application application(Gate gate) {
    return new Application() {
      @Override
      public Set<Class<?>> getClasses() {
        return Set.of(Names.class);
      }

      @Override
      @SuppressWarnings("deprecation") // nothing else takes an object in both runtimes
      public Set<Object> getSingletons() {
        return Set.of(new JwtFeature(gate));
      }
    };
  }

  @AfterAll
  static void stop() {
    alone.close();
    behindFilter.close();
    POOL.shutdownNow();
  }

  private static String get(Adapters adapters, String path, String subject) {
    String token =
        TestIssuer.MINT.token().subject(subject).claim("tenant", subject + "'s").compact();
    return Call.get(adapters.server().at(path)).bearer(token).send().body();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("TOK-08: a bean behind a resource has the caller of each request")
  void callerOfEachRequest(Adapters adapters) {
    assertEquals("alice", get(adapters, "/it", "alice"));
    assertEquals("bob's", get(adapters, "/tenant", "bob"));
    assertEquals("carol", get(adapters, "/it", "carol"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("TOK-08: so it has where a resource answers later, in a task that was wrapped")
  void later(Adapters adapters) {
    assertEquals("alice", get(adapters, "/suspended", "alice"));
    assertEquals("bob", get(adapters, "/stage", "bob"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("TOK-08: the thread of one that was not has no caller, whoever was served before")
  void stale(Adapters adapters) {
    assertEquals("alice", get(adapters, "/stage", "alice"));
    assertEquals("nobody", get(adapters, "/stale", "bob"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a bean's rejection is the resource's answer, with its challenge")
  void rejected(Adapters adapters) {
    String admin = TestIssuer.MINT.token().roles("admin").compact();
    String user = TestIssuer.MINT.token().roles("user").compact();
    for (String path : new String[] {"/vault", "/late-rejection"}) {
      Call call = Call.get(adapters.server().at(path));
      assertEquals("ofClass", call.bearer(admin).send().body());
      Answer answer = call.bearer(user).send();
      assertEquals(403, answer.status());
      assertEquals(
          "Bearer realm=\"jwtgate\", error=\"insufficient_scope\","
              + " error_description=\"The caller lacks a role\"",
          answer.header("WWW-Authenticate").get(0));
      assertEquals(401, call.send().status());
    }
  }
}
