package io.jwtgate.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** GlassFish, with the domain that it is shipped with. Changed WARs are taken in two seconds. */
record GlassFish() implements Product {
  // A listener whose port is a number is one of the domain's own, and no pattern for others.
  private static final Pattern LISTENER = Pattern.compile("port=\"(\\d+)\"");

  // What asadmin passes; run without it, so that the process is ours to end.
  private static final List<String> OPENED =
      List.of(
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.fs=ALL-UNNAMED",
          "--add-opens=java.base/sun.net.www.protocol.jrt=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming.spi=org.glassfish.main.jdke",
          "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
          "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.vm.annotation=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.vm.annotation=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.loader=ALL-UNNAMED");

  @Override
  public String name() {
    return "glassfish";
  }

  private static Path home() {
    return Build.home("glassfish8").resolve("glassfish");
  }

  private static Path domain(Path base) {
    return base.resolve("domain1");
  }

  @Override
  public void prepare(Path base, int port) {
    Folders.copy(home().resolve("domains/domain1"), domain(base));
    Folders.edit(
        domain(base).resolve("config/domain.xml"),
        text ->
            LISTENER
                .matcher(text.replace("address=\"0.0.0.0\"", ""))
                .replaceAll(match -> onLoopback(match.group(1), port)));
    Folders.make(deployments(base));
  }

  private static String onLoopback(String usual, int port) {
    int chosen = usual.equals("8080") ? port : FreePort.find();
    return Matcher.quoteReplacement("port=\"" + chosen + "\" address=\"127.0.0.1\"");
  }

  @Override
  public Path deployments(Path base) {
    return domain(base).resolve("autodeploy");
  }

  /** It marks a WAR as taken by the time of the file that is there then, which may be the next. */
  @Override
  public boolean isDoneWith(Path war) {
    Path marked = war.resolveSibling(".autodeploystatus").resolve(war.getFileName());
    Path deployed = war.resolveSibling(war.getFileName() + "_deployed");
    return marked.toFile().lastModified() == war.toFile().lastModified()
        && deployed.toFile().lastModified() > war.toFile().lastModified();
  }

  @Override
  public List<String> arguments(Path base, int port) {
    Path config = domain(base).resolve("config");
    Stream<String> options =
        Stream.of(
            "--module-path",
            home().resolve("lib/bootstrap").toString(),
            "--add-modules",
            "ALL-MODULE-PATH",
            "-Xmx512m",
            "-Djava.util.logging.manager=org.glassfish.main.jul.GlassFishLogManager",
            "-Djava.util.logging.config.block=true",
            "-Djava.awt.headless=true",
            "-Djava.security.auth.login.config=" + config.resolve("login.conf"),
            "-Djavax.net.ssl.keyStore=" + config.resolve("keystore.p12"),
            "-Djavax.net.ssl.trustStore=" + config.resolve("cacerts.p12"),
            "-Dcom.sun.enterprise.config.config_environment_factory_class="
                + "com.sun.enterprise.config.serverbeans.AppserverConfigEnvironmentFactory",
            "-Dcom.sun.aas.instanceRoot=" + domain(base),
            "-Dcom.sun.aas.installRoot=" + home());
    Stream<String> main =
        Stream.of(
            "com.sun.enterprise.glassfish.bootstrap.GlassFishMain",
            "-upgrade",
            "false",
            "-domaindir",
            domain(base).toString(),
            "-domainname",
            "domain1",
            "-instancename",
            "server",
            "-type",
            "DAS",
            "-verbose",
            "true");
    return Stream.of(OPENED.stream(), options, main).flatMap(part -> part).toList();
  }
}
