package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Access;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources that are reached through several locators, where nobody needs a token by default. */
class LocatorChainTest {
  private static final RestServer SERVER =
      new RestServer(
          new TestApplication(Denied.class, Staff.class, Nested.class, ByType.class)
              .with(new JwtFeature(TestIssuer.gate().access(Access.OPTIONAL).build())));

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest(name = "EDGE-08: {0} is {1} for nobody, {2} for a user, {3} for an admin")
  @CsvSource({
    "/denied/b/c, 403, 403, 403",
    "/denied/b, 403, 403, 403",
    "/denied/b/c/d, 403, 403, 403",
    "/staff/b/c, 401, 403, 200",
    "/staff/b/c/d, 401, 403, 200",
    "/staff/open/c, 200, 200, 200",
    "/nested, 200, 200, 200",
    "/nested/a, 200, 200, 200",
    "/nested/a/child, 401, 403, 200",
    "/nested/a/child/child, 401, 403, 200",
    "/types/class/c, 401, 403, 200",
    "/types/object/c, 401, 403, 200",
    "/types/interface/c, 401, 403, 200",
    "/types/generic/c, 401, 403, 200"
  })
  void rulesOfEveryLocatorHold(String path, int nobody, int user, int admin) {
    Call call = Call.get(SERVER.at(path));

    assertEquals(nobody, call.send().status());
    assertEquals(user, call.bearer(tokenOf("user")).send().status());
    assertEquals(admin, call.bearer(tokenOf("admin")).send().status());
  }

  private static String tokenOf(String role) {
    return TestIssuer.MINT.token().roles(role).compact();
  }

  /** Closed to all, with everything that is reached through it. */
  @Path("denied")
  @DenyAll
  public static final class Denied {
    @Path("b")
    public B locate() {
      return new B();
    }
  }

  /** For admins on one way, and open on another. */
  @Path("staff")
  public static final class Staff {
    @Path("b")
    @RolesAllowed("admin")
    public B locate() {
      return new B();
    }

    @Path("open")
    @PermitAll
    public Open open() {
      return new Open();
    }
  }

  /** In the middle. */
  public static class B {
    @GET
    public String get() {
      return "b";
    }

    @Path("c")
    public C locate() {
      return new C();
    }
  }

  /** In the middle too, without a rule anywhere. */
  public static final class Open {
    @Path("c")
    public C locate() {
      return new C();
    }
  }

  /** At the end, or before it. */
  public static final class C {
    @GET
    public String get() {
      return "c";
    }

    @Path("d")
    public D locate() {
      return new D();
    }
  }

  /** At the end. */
  public static final class D {
    @GET
    public String get() {
      return "d";
    }
  }

  /** A root of trees whose children are for admins. */
  @Path("nested")
  public static final class Nested {
    @GET
    public String get() {
      return "root";
    }

    @Path("{name}")
    public Node locate(@PathParam("name") String name) {
      return new Node();
    }
  }

  /** One that leads to its like. */
  public static final class Node {
    @GET
    public String get() {
      return "node";
    }

    @Path("child")
    @RolesAllowed("admin")
    public Node child() {
      return new Node();
    }
  }

  /** Leads on by a class, as an object, by an interface's word, and by a type variable. */
  @Path("types")
  public static final class ByType extends Generic<Leaf4> implements Leading {
    @Path("class")
    public Class<Leaf1> byClass() {
      return Leaf1.class;
    }

    @Path("object")
    public Object asObject() {
      return new Leaf2();
    }

    @Override
    public Leaf3 byInterface() {
      return new Leaf3();
    }

    @Override
    public Leaf4 generic() {
      return new Leaf4();
    }
  }

  /** Where the annotations of a locator stand. */
  public interface Leading {
    @Path("interface")
    Leaf3 byInterface();
  }

  /** Of any resource. */
  public abstract static class Generic<T> {
    @Path("generic")
    public abstract T generic();
  }

  /** Reached by its class. */
  public static final class Leaf1 extends Leaf {}

  /** Reached as an object. */
  public static final class Leaf2 extends Leaf {}

  /** Reached through an interface. */
  public static final class Leaf3 extends Leaf {}

  /** Reached through a type variable. */
  public static final class Leaf4 extends Leaf {}

  /** Leads on for admins. */
  public abstract static class Leaf {
    @Path("c")
    @RolesAllowed("admin")
    public C locate() {
      return new C();
    }
  }
}
