package io.jwtgate.examples.quickstart;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** A body that is no JSON is the sender's fault; left alone, it would be answered with 500. */
public final class BadJson implements ExceptionMapper<ProcessingException> {

  @Override
  public Response toResponse(ProcessingException unreadable) {
    return Response.status(400).build();
  }
}
