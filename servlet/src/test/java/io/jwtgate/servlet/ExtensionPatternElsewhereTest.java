package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.TestFolder;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.Running;
import io.jwtgate.http.TestIssuer;
import io.undertow.Undertow;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code *.css} as a public path, where others than Jetty map and decode. */
class ExtensionPatternElsewhereTest {
  private static final HttpServlet DATA =
      ((Page) (request, response) -> response.getWriter().print("data")).asServlet();

  @TempDir Path files;

  /** Which server shows the files, and the data of {@code /orders/*} and {@code /one.css}. */
  enum Server {
    TOMCAT {
      @Override
      Running showing(Path files, JwtFilter filter) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(TestFolder.folder().toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", files.toString());
        Tomcat.addServlet(context, "files", new DefaultServlet()).addMapping("/");
        Tomcat.addServlet(context, "data", DATA).addMapping("/orders/*");
        Tomcat.addServlet(context, "one", DATA).addMapping("/one.css");
        FilterDef declared = new FilterDef();
        declared.setFilterName("jwt");
        declared.setFilter(filter);
        context.addFilterDef(declared);
        FilterMap mapped = new FilterMap();
        mapped.setFilterName("jwt");
        mapped.addURLPattern("/*");
        context.addFilterMap(mapped);
        tomcat.start();
        return running(tomcat.getConnector().getLocalPort(), () -> stop(tomcat));
      }
    },
    UNDERTOW {
      @Override
      Running showing(Path files, JwtFilter filter) throws Exception {
        DeploymentInfo application =
            Servlets.deployment()
                .setClassLoader(ExtensionPatternElsewhereTest.class.getClassLoader())
                .setDeploymentName("files")
                .setContextPath("/")
                .setResourceManager(new PathResourceManager(files))
                .addServlet(serving("data", "/orders/*"))
                .addServlet(serving("one", "/one.css"))
                .addFilter(
                    new FilterInfo("jwt", JwtFilter.class, new ImmediateInstanceFactory<>(filter)))
                .addFilterUrlMapping("jwt", "/*", DispatcherType.REQUEST);
        DeploymentManager manager = Servlets.newContainer().addDeployment(application);
        manager.deploy();
        Undertow undertow =
            Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(manager.start()).build();
        undertow.start();
        var address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return running(address.getPort(), undertow::stop);
      }
    };

    abstract Running showing(Path files, JwtFilter filter) throws Exception;

    private static ServletInfo serving(String name, String pattern) {
      return new ServletInfo(name, HttpServlet.class, new ImmediateInstanceFactory<>(DATA))
          .addMapping(pattern);
    }

    private static void stop(Tomcat tomcat) {
      try {
        tomcat.stop();
        tomcat.destroy();
      } catch (LifecycleException failed) {
        throw new IllegalStateException(failed);
      }
    }

    private static Running running(int port, Runnable stop) {
      return new Running() {
        @Override
        public URI at(String path) {
          return URI.create("http://127.0.0.1:" + port + path);
        }

        @Override
        public void close() {
          stop.run();
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-10: an extension opens files and servlets of that name, and no data of a path")
  void extension_opensWhatHasTheName(Server kind) throws Exception {
    for (String name : new String[] {"style.css", "a/b.css", "WEB-INF/x.css", "orders/file.css"}) {
      Files.createDirectories(files.resolve(name).getParent());
      Files.writeString(files.resolve(name), "a file");
    }
    JwtFilter filter = new JwtFilter(TestIssuer.gate().publicPaths("*.css").build());
    try (Running server = kind.showing(files, filter)) {
      assertEquals("a file", told(server, "/style.css"));
      assertEquals("a file", told(server, "/a/b.css"));
      assertEquals("data", told(server, "/one.css"));
      assertEquals("404", told(server, "/WEB-INF/x.css"));
      for (String closed :
          new String[] {
            "/orders/4711.css",
            "/orders/x/style.css",
            "/orders/file.css",
            "/none.css",
            "/%73tyle.css",
            "/style.css;x",
            "/one.css;x",
            "/a/../style.css",
            "/a//b.css",
            "/style.css/"
          }) {
        assertEquals("401", told(server, closed), closed);
      }
    }
  }

  private static String told(Running server, String target) {
    Answer answer = Call.get(server.at("/"), target).send();
    return answer.status() == 200 ? answer.body() : "" + answer.status();
  }
}
