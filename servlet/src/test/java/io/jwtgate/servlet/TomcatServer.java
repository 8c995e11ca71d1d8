package io.jwtgate.servlet;

import io.jwtgate.TestFolder;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Running;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** An application in Tomcat on a free port. */
final class TomcatServer implements Running {
  private final Tomcat tomcat = new Tomcat();

  /** An application behind a proxy that it trusts, with servlets by their patterns. */
  TomcatServer(Gate gate, Map<String, HttpServlet> servlets) {
    tomcat.getEngine().getPipeline().addValve(new RemoteIpValve());
    Context context = guarded(gate);
    servlets.forEach((pattern, servlet) -> serve(context, pattern, servlet));
    start();
  }

  /** An application of one servlet. */
  TomcatServer(Gate gate, Page page) {
    serve(guarded(gate), "/", page.asServlet());
    start();
  }

  private Context guarded(Gate gate) {
    tomcat.setBaseDir(TestFolder.folder().toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    guard(context, new JwtFilter(gate));
    return context;
  }

  private void start() {
    try {
      tomcat.start();
    } catch (LifecycleException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void guard(Context context, JwtFilter filter) {
    FilterDef declared = new FilterDef();
    declared.setFilterName("jwt");
    declared.setFilter(filter);
    declared.setAsyncSupported("true");
    context.addFilterDef(declared);
    FilterMap mapped = new FilterMap();
    mapped.setFilterName("jwt");
    mapped.addURLPattern("/*");
    context.addFilterMap(mapped);
  }

  private static void serve(Context context, String pattern, HttpServlet servlet) {
    Tomcat.addServlet(context, pattern, servlet).addMapping(pattern);
  }

  @Override
  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
