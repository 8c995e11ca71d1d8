package io.jwtgate.config;

import io.jwtgate.RevocationCheck;
import io.jwtgate.bearer.CallerPrincipal;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * One application's settings and parts, which its filters, servlets and features share.
 * Thread-safe.
 *
 * <p>It is made of settings by whoever needs it first. Each user has a share and closes that; with
 * the last one its threads and connections end.
 */
public final class Application implements AutoCloseable {
  private final Settings settings;
  private final GuardedListener listener;
  private final List<ApplicationPart.Running> parts = new ArrayList<>();
  private final CallerPrincipal principals;
  private int shares = 1;

  /** Where all users of one application find it, such as an attribute of a context. */
  public interface Slot {
    /** What stands there; empty if nothing does. */
    Optional<Application> get();

    /** Puts an application there in place of one that has ended. */
    void put(Application made);

    /** What the application is called in events and in the log, such as its context path. */
    default String application() {
      return "";
    }
  }

  /** The slot of an application that has one user alone. */
  static Slot alone() {
    return new Slot() {
      @Override
      public Optional<Application> get() {
        return Optional.empty();
      }

      @Override
      public void put(Application made) {}
    };
  }

  private Application(Settings settings, ClassLoader loader) {
    this.settings = settings;
    this.listener = listener(loader);
    try {
      settings.parts().forEach(part -> parts.add(part.start(settings, loader, listener)));
      this.principals = ApplicationPrincipal.of(loader, parts);
    } catch (RuntimeException rejected) {
      closeParts();
      throw rejected;
    }
  }

  /** The log, and whatever listeners the application brings. */
  private static GuardedListener listener(ClassLoader loader) {
    return GuardedListener.of(
        ServiceLoader.load(SecurityListener.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .reduce(SecurityListener.logging(), SecurityListener::and));
  }

  /**
   * The settings of an application, of which nothing is started.
   *
   * @param places the places to read from, in the order in which they win
   * @param loader finds the parts of the application
   * @throws ConfigurationException if a name is unknown
   */
  public static Settings settings(List<SettingSource> places, ClassLoader loader) {
    return new Settings(places, SettingList.found(loader), "");
  }

  /**
   * A share of the application that stands in a slot, or of a new one.
   *
   * @param places the places to read from, in the order in which they win
   * @param loader finds {@code classpath:} files, and services
   * @throws ConfigurationException if a setting is wrong, or stands in another way where the
   *     application in the slot was made
   */
  public static Application in(Slot slot, List<SettingSource> places, ClassLoader loader) {
    return in(slot, new Settings(places, SettingList.found(loader), slot.application()), loader);
  }

  static Application in(Slot slot, Settings settings, ClassLoader loader) {
    new SettingsJudge(settings, loader).judgeAll();
    // Only while an application is deployed, so one lock for all of them does no harm.
    synchronized (Application.class) {
      Optional<Application> there = slot.get().filter(present -> present.shares > 0);
      if (there.isPresent()) {
        there.get().requireSame(settings);
        there.get().shares++;
        return there.get();
      }
      Application made = new Application(settings, loader);
      slot.put(made);
      return made;
    }
  }

  /** Otherwise one gate would ask about revocations that another has never heard of. */
  private void requireSame(Settings others) {
    for (Setting setting : settings.all()) {
      if (setting.isOncePerApplication()
          && !values(settings, setting).equals(values(others, setting))) {
        throw new ConfigurationException(
            setting.fullName(),
            "write it once for the whole application: as context-param or in jwtgate.properties");
      }
    }
  }

  private static List<String> values(Settings settings, Setting setting) {
    return settings.written(setting).map(one -> one.name() + '=' + one.value()).toList();
  }

  /** Is told of what happens: the log, and whatever listeners the application brings. */
  public SecurityListener listener() {
    return listener;
  }

  /** A part that is at work here, by what it is then; empty if its module is not there. */
  public <R extends ApplicationPart.Running> Optional<R> part(Class<R> type) {
    return parts.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  List<ApplicationPart.Running> parts() {
    return List.copyOf(parts);
  }

  /** What a caller is to the application. */
  CallerPrincipal principals() {
    return principals;
  }

  /** What every verified token is asked about, by all parts. */
  RevocationCheck revocation() {
    return parts.stream()
        .map(ApplicationPart.Running::revocation)
        .reduce(RevocationCheck.NONE, RevocationCheck::and);
  }

  /** Gives the share back; the last one ends threads and connections. */
  @Override
  public void close() {
    synchronized (Application.class) {
      shares--;
      if (shares == 0) {
        closeParts();
      }
    }
  }

  private void closeParts() {
    parts.forEach(ApplicationPart.Running::close);
  }
}
