package io.jwtgate.spring;

import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.CoreSetting;
import io.jwtgate.config.SettingPlaces;
import io.jwtgate.config.SettingSource;
import io.jwtgate.config.Settings;
import io.jwtgate.servlet.JwtFilter;
import io.jwtgate.servlet.JwtFilterInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;

/**
 * Does what the library's own initializer does elsewhere, since Boot's embedded servers run none.
 * Early, so that its filter is before others; those that must be before it have the highest order.
 */
final class GuardAtStart implements ServletContextInitializer, Ordered {
  private static final String IN_WAR = "jwtgate-spring";
  private static final int AFTER_THE_FIRST = 10;

  private final EnvironmentSettings environment;
  private final ListableBeanFactory beans;

  GuardAtStart(EnvironmentSettings environment, ListableBeanFactory beans) {
    this.environment = environment;
    this.beans = beans;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + AFTER_THE_FIRST;
  }

  @Override
  public void onStartup(ServletContext context) throws ServletException {
    Map<String, String> settings = environment.values();
    settings.forEach(context::setInitParameter);
    if (isGuardedByBeans()) {
      return;
    }
    if (context.getAttribute(JwtFilterInitializer.class.getName()) == null) {
      requireAny(settings);
      new JwtFilterInitializer().onStartup(Set.of(), context);
    } else if (!settings.isEmpty()) {
      addFilter(context);
    }
  }

  private boolean isGuardedByBeans() {
    return beans.getBeanNamesForType(JwtFilter.class).length > 0
        || beans.getBeansOfType(FilterRegistrationBean.class).values().stream()
            .anyMatch(bean -> bean.isEnabled() && bean.getFilter() instanceof JwtFilter);
  }

  /** An application without settings would be open. */
  private static void requireAny(Map<String, String> settings) throws ServletException {
    List<SettingSource> places =
        SettingPlaces.after(
            List.of(SettingSource.of("Spring", settings)), GuardAtStart.class.getClassLoader());
    if (!Settings.anyIn(places)) {
      ConfigurationException missing =
          new ConfigurationException(
              CoreSetting.ISSUER.fullName(),
              "write whom to trust, in application.properties or another place that Spring reads,"
                  + " or in jwtgate.properties on the class path; nothing was found there, nor in"
                  + " JWTGATE_ISSUER");
      throw new ServletException(missing.getMessage(), missing);
    }
  }

  /** In a WAR the server has run the initializer, which does not know Spring's environment. */
  private static void addFilter(ServletContext context) {
    FilterRegistration.Dynamic filter = context.addFilter(IN_WAR, new JwtFilter());
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        false,
        "/*");
  }
}
