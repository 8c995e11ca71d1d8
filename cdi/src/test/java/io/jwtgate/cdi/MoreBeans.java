package io.jwtgate.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.List;

/** Beans of one deployment alone. */
public class MoreBeans implements Extension {
  static List<Class<?>> classes = List.of();

  void add(@Observes BeforeBeanDiscovery event) {
    classes.forEach(each -> event.addAnnotatedType(each, each.getName()));
  }
}
