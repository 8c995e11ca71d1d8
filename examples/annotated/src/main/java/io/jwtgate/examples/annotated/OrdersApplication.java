package io.jwtgate.examples.annotated;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The application as it would be without JwtGate: nothing is registered here. */
@ApplicationPath("/api")
public class OrdersApplication extends Application {}
