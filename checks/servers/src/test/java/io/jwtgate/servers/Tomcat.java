package io.jwtgate.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tomcat. Changed WARs are taken within a second. */
record Tomcat(String name, Path home, boolean virtualThreads) implements Product {

  // What bin/catalina.sh passes.
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.rmi/sun.rmi.transport");

  static Tomcat ten() {
    return new Tomcat("tomcat-10", home("tomcat10"), false);
  }

  static Tomcat eleven() {
    return new Tomcat("tomcat-11", home("tomcat11"), false);
  }

  Tomcat onVirtualThreads() {
    return new Tomcat(name + "-virtual", home, true);
  }

  private static Path home(String product) {
    return Build.home("apache-tomcat-" + Build.version(product));
  }

  @Override
  public void prepare(Path base, int port) {
    Folders.copy(home.resolve("conf"), base.resolve("conf"));
    List.of("webapps", "temp", "logs").forEach(folder -> Folders.make(base.resolve(folder)));
    String connector = "port=\"" + port + "\" address=\"127.0.0.1\"";
    Folders.edit(
        base.resolve("conf/server.xml"),
        text ->
            text.replace("port=\"8005\"", "port=\"-1\"")
                .replace(
                    "port=\"8080\"",
                    virtualThreads ? connector + " useVirtualThreads=\"true\"" : connector)
                .replace("<Engine ", "<Engine backgroundProcessorDelay=\"1\" "));
  }

  @Override
  public Path deployments(Path base) {
    return base.resolve("webapps");
  }

  @Override
  public List<String> arguments(Path base, int port) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-cp");
    arguments.add(home.resolve("bin/bootstrap.jar") + ":" + home.resolve("bin/tomcat-juli.jar"));
    arguments.add("-Dcatalina.home=" + home);
    arguments.add("-Dcatalina.base=" + base);
    arguments.add("-Djava.io.tmpdir=" + base.resolve("temp"));
    arguments.add("-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"));
    arguments.add("-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager");
    OPENED.forEach(opened -> arguments.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    arguments.add("org.apache.catalina.startup.Bootstrap");
    arguments.add("start");
    return arguments;
  }
}
