package io.jwtgate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a proxy says that the client came over plain HTTP. */
class ForwardedProtoTest {
  private static final Call CALL = Call.get(URI.create("http://127.0.0.1"), "/it");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-Proto | http | true",
        "X-Forwarded-Proto | HTTP | true",
        "X-Forwarded-Proto | https | false",
        "Forwarded | proto=http | true",
        "Forwarded | for=10.0.0.1; proto=http | true",
        "Forwarded | proto=https | false",
        "Forwarded | for=http | false",
        "X-Other | http | false"
      })
  void proxySaysPlainHttp(String header, String value, boolean plain) {
    InMemory request = new InMemory(CALL.with(header, value), true);
    assertEquals(plain, ((IncomingRequest) request).isForwardedFromPlainHttp());
  }

  @ParameterizedTest
  @CsvSource({"https, http, true", "http, https, true", "https, https, false"})
  void oneOfSeveralIsEnough(String one, String other, boolean plain) {
    Call call = CALL.with("X-Forwarded-Proto", one).with("X-Forwarded-Proto", other);
    assertEquals(plain, new InMemory(call, true).isForwardedFromPlainHttp());
  }
}
