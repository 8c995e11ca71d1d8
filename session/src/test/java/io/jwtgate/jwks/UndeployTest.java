package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.jwks.internal.http.Connector;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TokenMint;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UndeployTest {
  private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("jwtgate-keys-"))
        .toList();
  }

  /** Those of one application, which has a copy of the library for itself. */
  private static void assertNoThreadOf(ClassLoader application) {
    assertTrue(
        OneSource.awaitInRealTime(
            () ->
                threads().stream()
                    .noneMatch(thread -> thread.getContextClassLoader() == application)),
        () -> threads().toString());
  }

  private static Set<ObjectName> beans(String issuerName) throws Exception {
    String pattern = "io.jwtgate:type=Keys,issuer=" + ObjectName.quote(issuerName) + ",*";
    return JMX.queryNames(new ObjectName(pattern), null);
  }

  @Test
  @DisplayName("JWKS-29: ten redeployments leave no MBean")
  void redeploymentsLeaveNothing() throws Exception {
    try (JwksServer server = JwksServer.start(FIRST)) {
      for (int i = 0; i < 10; i++) {
        RemoteKeySource source =
            RemoteKeySource.at(server.jwksUri().toString()).name("redeployed").required().build();
        assertEquals(1, beans("redeployed").size());
        source.close();
        assertEquals(0, beans("redeployed").size());
      }
    }
  }

  @Test
  @DisplayName("JWKS-29: a fetch under way does not hold up the end")
  void fetchUnderWayIsCut() {
    CountDownLatch never = new CountDownLatch(1);
    try (OneSource one = OneSource.with(b -> b.name("held-up"), Reply.jwks(FIRST).heldBy(never))) {
      one.eventually(() -> one.fetches() == 1);
      one.source.close();
      assertFalse(DeadIssuerTest.isAnyThreadIn(Connector.class));
      assertEquals(0, one.events.count(Kind.KEY_FETCH_FAILED));
      never.countDown();
    }
  }

  @Test
  @DisplayName("JWKS-29: who waits when the source ends is answered")
  void waitersAreAnswered() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (OneSource one = OneSource.answered(Reply.jwks(FIRST).heldBy(never));
        AtOnce threads = new AtOnce(5)) {
      var answers = threads.start(() -> OneSource.isUnavailable(one.source, FIRST));
      one.eventually(() -> threads.waiting() == 5);
      one.source.close();
      for (var answer : answers) {
        assertTrue(answer.get());
      }
      assertThrows(KeysUnavailableException.class, () -> one.find(FIRST));
      never.countDown();
    }
  }

  @Test
  @DisplayName("JWKS-29: threads are daemons and hold no class loader but the library's own")
  void threadHoldsNoOtherClassLoader() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    ClassLoader application = new URLClassLoader(new URL[0], before);
    Thread.currentThread().setContextClassLoader(application);
    try (OneSource one = OneSource.holdingFirst(builder -> builder.name("loader"))) {
      List<Thread> threads = threads();
      assertFalse(threads.isEmpty());
      for (Thread thread : threads) {
        assertTrue(thread.isDaemon());
        assertEquals(RemoteKeySource.class.getClassLoader(), thread.getContextClassLoader());
      }
      assertTrue(one.knows(FIRST));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  @DisplayName(
      "JWKS-29: ten redeployments of an application leave no thread, and its class loaders can go")
  void classLoadersCanGo() throws Exception {
    try (JwksServer server = JwksServer.start(FIRST)) {
      String token = TokenMint.of("https://issuer.example", "orders", FIRST).token().compact();
      ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
      List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        loaders.add(deployAndUndeploy(server.jwksUri().toString(), token, gone));
      }
      for (int i = 0; i < 50 && left(loaders) > 0; i++) {
        System.gc();
        gone.remove(200);
      }
      assertEquals(0, left(loaders));
    }
  }

  private static long left(List<WeakReference<ClassLoader>> loaders) {
    return loaders.stream().filter(loader -> loader.get() != null).count();
  }

  /** As a server does with an application that brings the library in WEB-INF/lib. */
  private static WeakReference<ClassLoader> deployAndUndeploy(
      String jwksUri, String token, ReferenceQueue<ClassLoader> gone) throws Exception {
    URL[] jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(UndeployTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
      Class<?> application = loader.loadClass(DeployedApplication.class.getName());
      assertNotSame(DeployedApplication.class, application);
      @SuppressWarnings("unchecked")
      BiConsumer<String, String> instance =
          (BiConsumer<String, String>) application.getConstructor().newInstance();
      instance.accept(jwksUri, token);
      assertNoThreadOf(loader);
      return new WeakReference<>(loader, gone);
    }
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
