package io.jwtgate.http;

import java.net.URI;

/** An application that serves requests. */
public interface Running extends AutoCloseable {
  URI at(String path);

  @Override
  void close();
}
