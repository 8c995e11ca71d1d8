package io.jwtgate.session.endpoint;

/** Ends an exchange with an answer that rejects it. */
final class EndpointRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient EndpointResponse answer;

  EndpointRejectedException(EndpointResponse answer) {
    super("refused with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  EndpointResponse answer() {
    return answer;
  }
}
