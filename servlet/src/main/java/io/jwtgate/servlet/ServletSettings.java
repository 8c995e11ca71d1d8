package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.Application;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.CoreSetting;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingPlaces;
import io.jwtgate.config.SettingSource;
import io.jwtgate.config.Settings;
import io.jwtgate.servlet.internal.container.ContainerLogin;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Where a web application's settings stand, in the order in which they win. */
final class ServletSettings {
  private static final Set<CoreSetting> WHOLE_APPLICATION =
      EnumSet.of(
          CoreSetting.CONTAINER_LOGIN, CoreSetting.GUARDED_PATHS, CoreSetting.UNSAFE_UNGUARDED);

  private ServletSettings() {}

  /**
   * The gate of one filter declaration.
   *
   * @throws ServletException with the message of the wrong setting
   */
  static Gate gate(FilterConfig config) throws ServletException {
    return filterGate(
        initParams(values(config.getInitParameterNames(), config::getInitParameter)),
        config.getServletContext());
  }

  /** The same, before the filter starts. */
  static Gate gate(FilterRegistration filter, ServletContext context) throws ServletException {
    return filterGate(initParams(filter.getInitParameters()), context);
  }

  private static Gate filterGate(SettingSource own, ServletContext context)
      throws ServletException {
    for (CoreSetting setting : WHOLE_APPLICATION) {
      if (own.values().containsKey(setting.fullName())) {
        throw rejected(
            new ConfigurationException(
                setting.fullName(),
                "write it for the whole application: as context-param or in jwtgate.properties"));
      }
    }
    return gate(with(own, context), context);
  }

  /**
   * Whether a filter has settings of its own.
   *
   * @throws ServletException if one of them is written without its prefix
   */
  static boolean hasOwn(FilterRegistration filter) throws ServletException {
    return !initParams(filter.getInitParameters()).values().isEmpty();
  }

  private static List<SettingSource> with(SettingSource own, ServletContext context) {
    List<SettingSource> sources = new ArrayList<>(List.of(own));
    sources.addAll(ofContext(context));
    return sources;
  }

  /** The gate of what is set for the whole web application. */
  static Gate gate(ServletContext context) throws ServletException {
    return gate(ofContext(context), context);
  }

  private static Gate gate(List<SettingSource> sources, ServletContext context)
      throws ServletException {
    try {
      return new GateSettings(sources, loader(context), new ContextSlot(context))
          .gate(label(context));
    } catch (ConfigurationException wrong) {
      throw rejected(wrong);
    }
  }

  /** Names the application in metrics, as its URL does. */
  private static String label(ServletContext context) {
    String path = context.getContextPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  /**
   * The settings of one servlet declaration.
   *
   * @throws ConfigurationException if a name is unknown
   */
  static Settings settings(ServletConfig config) {
    return Application.settings(sources(config), loader(config.getServletContext()));
  }

  /**
   * A share of what the filters and servlets of the application have in common.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  static Application application(ServletConfig config) {
    ServletContext context = config.getServletContext();
    return Application.in(new ContextSlot(context), sources(config), loader(context));
  }

  private static List<SettingSource> sources(ServletConfig config) {
    return with(
        SettingSource.initParams(values(config.getInitParameterNames(), config::getInitParameter)),
        config.getServletContext());
  }

  private record ContextSlot(ServletContext context) implements Application.Slot {
    private static final String NAME = Application.class.getName();

    @Override
    public Optional<Application> get() {
      return context.getAttribute(NAME) instanceof Application there
          ? Optional.of(there)
          : Optional.empty();
    }

    @Override
    public void put(Application made) {
      context.setAttribute(NAME, made);
    }

    @Override
    public String application() {
      String path = context.getContextPath();
      return path == null || path.isEmpty() ? "/" : path;
    }
  }

  /** Whether the container itself is to know the caller. */
  static boolean containerLogin(ServletContext context) throws ServletException {
    try {
      return new GateSettings(ofContext(context), loader(context)).containerLogin();
    } catch (ConfigurationException wrong) {
      throw rejected(wrong);
    }
  }

  /**
   * Makes the container know the caller.
   *
   * @throws ServletException if this server can't
   */
  static void logIn(ServletContext context, Gate gate) throws ServletException {
    try {
      if (!ContainerLogin.register(context, gate, new FilterEdge(gate.showsErrorPages()))) {
        throw noApi();
      }
    } catch (LinkageError apiAbsent) {
      throw rejected(noApi());
    } catch (ConfigurationException wrong) {
      throw rejected(wrong);
    }
  }

  private static ConfigurationException noApi() {
    return new ConfigurationException(
        CoreSetting.CONTAINER_LOGIN.fullName(),
        "this server has no Jakarta Authentication for applications; leave the setting out, the"
            + " filter does what can be done here");
  }

  static ServletException rejected(ConfigurationException wrong) {
    return new ServletException(wrong.getMessage(), wrong);
  }

  /** The settings that a whole web application shares. */
  static List<SettingSource> ofContext(ServletContext context) {
    SettingSource params =
        SettingSource.of(
            "context-param", values(context.getInitParameterNames(), context::getInitParameter));
    return SettingPlaces.after(List.of(params), loader(context));
  }

  /** The application's loader; embedded servers may have none of their own for it. */
  static ClassLoader loader(ServletContext context) {
    ClassLoader loader = context.getClassLoader();
    return loader != null ? loader : ServletSettings.class.getClassLoader();
  }

  private static SettingSource initParams(Map<String, String> values) throws ServletException {
    try {
      return SettingSource.initParams(values);
    } catch (ConfigurationException wrong) {
      throw rejected(wrong);
    }
  }

  private static Map<String, String> values(
      Enumeration<String> names, UnaryOperator<String> value) {
    Map<String, String> values = new TreeMap<>();
    Collections.list(names).forEach(name -> values.put(name, value.apply(name)));
    return values;
  }
}
