package io.jwtgate.endpoint;

/** Ends an exchange with an answer that refuses it. */
final class EndpointRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient EndpointAnswer answer;

  EndpointRefusedException(EndpointAnswer answer) {
    super("refused with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  EndpointAnswer answer() {
    return answer;
  }
}
