package io.jwtgate.examples.mcp;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.servlet.JwtFilter;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** An MCP server on embedded Tomcat, guarded by JwtGate. It listens on loopback alone. */
public final class OrdersServer implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();
  private final HttpServletStreamableServerTransportProvider transport =
      HttpServletStreamableServerTransportProvider.builder().mcpEndpoint("/mcp").build();
  private final McpSyncServer server = server();
  private final Gate gate;
  private final String url;

  private OrdersServer(int port, String issuer) {
    url = "http://localhost:" + port + "/mcp";
    gate = gate(issuer);
    tomcat.setPort(port);
  }

  /** Starts one; {@code java -jar mcp.jar [port] [issuer]}. */
  public static void main(String[] arguments) throws Exception {
    int port = arguments.length < 1 ? 8080 : Integer.parseInt(arguments[0]);
    String issuer = arguments.length < 2 ? "http://localhost:9000" : arguments[1];
    System.out.println("MCP server " + start(port, issuer).url());
  }

  /** Starts one that trusts an issuer. */
  public static OrdersServer start(int port, String issuer) throws Exception {
    OrdersServer started = new OrdersServer(port, issuer);
    started.startTomcat();
    return started;
  }

  /** What a client needs to know, and nothing else. */
  public String url() {
    return url;
  }

  private Gate gate(String issuer) {
    Map<String, String> settings =
        Map.of(
            "jwtgate.issuer", issuer,
            "jwtgate.audience", url,
            "jwtgate.resource", url,
            "jwtgate.resource-name", "Orders",
            "jwtgate.scopes", "orders:read");
    SettingSource source = SettingSource.of("OrdersServer", settings);
    return new GateSettings(List.of(source), OrdersServer.class.getClassLoader()).gate("orders");
  }

  private McpSyncServer server() {
    return McpServer.sync(transport)
        .serverInfo("orders", "1.0.0")
        .capabilities(McpSchema.ServerCapabilities.builder().tools(true).build())
        .toolCall(tool("list_orders"), (exchange, call) -> answer("order 7"))
        .toolCall(tool("cancel_order"), (exchange, call) -> answer("cancelled"))
        .toolCall(tool("pay_order"), (exchange, call) -> answer("paid"))
        .build();
  }

  private static McpSchema.Tool tool(String name) {
    return McpSchema.Tool.builder(name, Map.of("type", "object")).description(name).build();
  }

  private static McpSchema.CallToolResult answer(String text) {
    return McpSchema.CallToolResult.builder().addTextContent(text).build();
  }

  private void startTomcat() throws Exception {
    tomcat.setBaseDir(Files.createTempDirectory("mcp").toString());
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    filter(context, "jwtgate", new JwtFilter(gate));
    filter(context, "tools", new ToolScopes(gate, ToolRules.ALL));
    Wrapper servlet = Tomcat.addServlet(context, "mcp", transport);
    servlet.setAsyncSupported(true);
    // Tomcat runs filters only where there is a servlet, and the filter has paths of its own.
    servlet.addMapping("/*");
    tomcat.start();
  }

  private static void filter(Context context, String name, Filter filter) {
    FilterDef definition = new FilterDef();
    definition.setFilterName(name);
    definition.setFilter(filter);
    definition.setAsyncSupported("true");
    context.addFilterDef(definition);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName(name);
    mapping.addURLPattern("/*");
    mapping.setDispatcher(DispatcherType.REQUEST.name());
    mapping.setDispatcher(DispatcherType.ASYNC.name());
    mapping.setDispatcher(DispatcherType.ERROR.name());
    context.addFilterMap(mapping);
  }

  @Override
  public void close() throws LifecycleException {
    server.close();
    tomcat.stop();
    tomcat.destroy();
    gate.close();
  }
}
