package io.jwtgate.examples.microprofile;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The resources, below {@code /api}. */
@ApplicationPath("/api")
public class OrdersApplication extends Application {}
