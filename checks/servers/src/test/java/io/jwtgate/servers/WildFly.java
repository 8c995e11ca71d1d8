package io.jwtgate.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** WildFly, standalone, as shipped but for the settings named. */
record WildFly(String name, Path home, boolean containerLogin) implements Product {
  // What bin/standalone.sh passes; run without it, so that the process is ours to end.
  private static final List<String> OPENED =
      List.of(
          "lang",
          "lang.invoke",
          "lang.reflect",
          "io",
          "net",
          "security",
          "util",
          "util.concurrent");

  private static final String DOMAIN =
      "<application-security-domain name=\"other\" security-domain=\"ApplicationDomain\"";

  static WildFly standard() {
    return new WildFly("wildfly", Build.home("wildfly-" + Build.version("wildfly")), false);
  }

  static WildFly preview() {
    Path home = Build.home("wildfly-preview-" + Build.version("wildfly"));
    return new WildFly("wildfly-preview", home, false);
  }

  /** With the one setting that a login by the application needs; see docs/servers.md. */
  WildFly withContainerLogin() {
    return new WildFly(name, home, true);
  }

  @Override
  public void prepare(Path base, int port) {
    Stream.of("configuration", "deployments", "lib")
        .filter(folder -> home.resolve("standalone").resolve(folder).toFile().exists())
        .forEach(
            folder ->
                Folders.copy(home.resolve("standalone").resolve(folder), base.resolve(folder)));
    Folders.edit(
        base.resolve("configuration/standalone.xml"),
        text -> {
          String scanned = text.replace("scan-interval=\"5000\"", "scan-interval=\"500\"");
          return containerLogin ? allowContainerLogin(scanned) : scanned;
        });
  }

  /** In the undertow subsystem, which comes after ejb3 with an element of the same name. */
  private static String allowContainerLogin(String text) {
    int last = text.lastIndexOf(DOMAIN) + DOMAIN.length();
    return text.substring(0, last) + " integrated-jaspi=\"false\"" + text.substring(last);
  }

  @Override
  public Path deployments(Path base) {
    return base.resolve("deployments");
  }

  /** A look at the folder may miss a file that takes another's place: then it is taken away. */
  @Override
  public void announce(Path war) {
    Folders.write(war.resolveSibling(war.getFileName() + ".dodeploy"), "");
  }

  @Override
  public List<String> arguments(Path base, int port) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx512m");
    arguments.add("-Djava.net.preferIPv4Stack=true");
    OPENED.forEach(name -> arguments.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED"));
    arguments.add("--add-opens=java.management/javax.management=ALL-UNNAMED");
    arguments.add("--add-opens=java.naming/javax.naming=ALL-UNNAMED");
    arguments.add("--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED");
    arguments.add("--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED");
    arguments.add("-Djboss.home.dir=" + home);
    arguments.add("-Djboss.server.base.dir=" + base);
    arguments.add(
        "-Dlogging.configuration=file:" + base.resolve("configuration/logging.properties"));
    arguments.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
    arguments.addAll(List.of("-mp", home.resolve("modules").toString()));
    arguments.add("org.jboss.as.standalone");
    arguments.add("-Djboss.bind.address=127.0.0.1");
    arguments.add("-Djboss.http.port=" + port);
    Stream.of("https", "management.http", "management.https")
        .forEach(use -> arguments.add("-Djboss." + use + ".port=" + FreePort.find()));
    return arguments;
  }
}
