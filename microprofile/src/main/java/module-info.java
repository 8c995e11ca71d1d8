/** MicroProfile JWT: its settings, its principal and its injection. */
// MicroProfile's jars have no descriptors.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.jwtgate.microprofile {
  requires transitive io.jwtgate.cdi;
  requires transitive io.jwtgate.core;
  requires jakarta.json;
  requires static microprofile.config.api;
  requires transitive microprofile.jwt.auth.api;

  exports io.jwtgate.microprofile;

  opens io.jwtgate.microprofile;

  provides io.jwtgate.config.ApplicationPart with
      io.jwtgate.microprofile.MicroProfilePart;
  provides io.jwtgate.config.SettingPlace with
      io.jwtgate.microprofile.MicroProfileConfig;
  provides jakarta.enterprise.inject.spi.Extension with
      io.jwtgate.microprofile.MicroProfileExtension;
}
