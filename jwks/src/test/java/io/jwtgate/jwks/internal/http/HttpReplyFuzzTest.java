package io.jwtgate.jwks.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server answers when keys are fetched is a status and a bounded body, or refused. */
@Timeout(60)
class HttpReplyFuzzTest {
  private static final int LIMIT = 1000;

  static Stream<byte[]> seeds() {
    return Stream.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nCache-Control: max-age=60\r\n\r\n{}",
            "HTTP/1.1 200\nTransfer-Encoding: chunked\n\n2;x=y\r\n{}\r\n0\r\nA: b\r\n\r\n",
            "HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\b\0\0\0\0\0\0\u0003",
            "HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 304 Not\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n")
        .map(text -> text.getBytes(ISO_8859_1));
  }

  @MethodSource("seeds")
  @DisplayName("LIM-08: an answer that is read is bounded, and none breaks the reader")
  @FuzzTest
  void anyAnswer(byte[] input) {
    InputStream in = new ByteArrayInputStream(input);
    try {
      HttpHead head = HttpHead.readFrom(in);
      assertTrue(head.status() >= 200 && head.status() < 600);
      assertTrue(HttpBody.readFrom(in, head, LIMIT).length <= LIMIT);
    } catch (IOException refused) {
      assertNotNull(refused);
    }
  }
}
