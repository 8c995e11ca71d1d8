/**
 * Settings as text, and the objects that are made of them.
 *
 * <p>{@link io.jwtgate.config.GateSettings} makes one gate of settings. A wrong setting is a {@link
 * io.jwtgate.config.ConfigurationException} whose message begins with the setting's full name.
 * {@code docs/configuration.md} lists all settings. The other types are for modules that bring
 * settings of their own.
 */
package io.jwtgate.config;
