package io.jwtgate.servers.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Registers nothing. */
@ApplicationPath("/api")
public class RestApplication extends Application {}
