package io.jwtgate.config;

/**
 * Settings that can't be used. The message begins with the setting's name and says what to write.
 */
public final class ConfigurationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** A message that begins with the setting's full name and says what to write; neither is null. */
  public ConfigurationException(String setting, String advice) {
    super(setting + ": " + advice);
  }

  /** A whole message, where no setting is wrong but something else of the deployment. */
  public ConfigurationException(String message) {
    super(message);
  }
}
