package io.jwtgate.servlet;

import io.jwtgate.config.SettingSource;
import io.jwtgate.config.Settings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Guards a web application that has settings and declares no filter of its own. An initializer and
 * no web-fragment, since a web.xml that is {@code metadata-complete} switches fragments off, and so
 * would open the application without a word.
 */
public final class JwtFilterInitializer implements ServletContainerInitializer {
  private static final String NAME = "jwtgate";

  /** For the container. */
  public JwtFilterInitializer() {}

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    List<SettingSource> sources = ServletSettings.ofContext(context);
    if (Settings.anyIn(sources) && !declaresFilter(context)) {
      register(context);
    }
  }

  private static boolean declaresFilter(ServletContext context) {
    return context.getFilterRegistrations().values().stream()
        .anyMatch(filter -> JwtFilter.class.getName().equals(filter.getClassName()));
  }

  private static void register(ServletContext context) {
    FilterRegistration.Dynamic filter = context.addFilter(NAME, new JwtFilter());
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        false,
        "/*");
  }
}
