package io.jwtgate.microprofile;

import io.jwtgate.bearer.CallerPrincipal;
import io.jwtgate.config.ApplicationPart;
import io.jwtgate.config.Setting;
import io.jwtgate.config.Settings;
import io.jwtgate.event.SecurityListener;
import java.util.List;
import java.util.Optional;

/** Makes the principal of every caller a {@code JsonWebToken}. */
public final class MicroProfilePart implements ApplicationPart {

  /** For the service loader. */
  public MicroProfilePart() {}

  /** None of its own: those of MicroProfile are others by other names. */
  @Override
  public List<? extends Setting> settings() {
    return List.of();
  }

  @Override
  public Running start(Settings settings, ClassLoader loader, SecurityListener listener) {
    return new Running() {
      @Override
      public Optional<CallerPrincipal> principal() {
        return Optional.of(CallerToken::new);
      }
    };
  }
}
