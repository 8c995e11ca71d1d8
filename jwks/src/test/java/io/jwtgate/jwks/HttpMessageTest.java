package io.jwtgate.jwks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.jwks.internal.http.HttpBody;
import io.jwtgate.jwks.internal.http.HttpHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the answers of strange servers are read. */
@SuppressWarnings("StringConcatToTextBlock") // line ends are CR LF
class HttpMessageTest {
  private static final int LIMIT = 1_000;

  private static String read(String message) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(message.getBytes(ISO_8859_1));
    HttpHead head = HttpHead.readFrom(in);
    return head.status() + " " + new String(HttpBody.readFrom(in, head, LIMIT), ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nCONTENT-LENGTH:3\r\n\r\nabcdef",
        "HTTP/1.0 200 OK\r\n\r\nabc",
        "HTTP/1.1 200\nX: y\n\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2;x=y\r\nbc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n"
            + "Transfer-Encoding: Chunked\r\n"
            + "Content-Length: 9\r\n\r\n"
            + "003\r\n"
            + "abc\r\n"
            + "0\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 3, 3\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nContent-Length: 3\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding:\r\nContent-Length: 3\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "0000000000000003\r\n"
            + "abc\r\n"
            + "0000000000\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding:\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Encoding: UTF-8\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Encoding: utf8, identity\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Encoding: none\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nX: y\r\n folded\r\n\tagain: z\r\nContent-Length: 3\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\nContent-Length:\r\n 3\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\nX:\r\nY:\t y:z \t\r\n\r\nabc"
      })
  void lawfulAnswersAreRead(String message) throws IOException {
    assertEquals("200 abc", read(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "hello",
        "HTTP/2 200 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\n folded\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n 4\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nX: a\r\n b\0\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\n: no name\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nX : y\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nX: a\rb\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 3, 4\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n123456789\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nabc",
        "HTTP/1.1 100 Continue\r\n\r\n"
      })
  void malformedAnswersAreRefused(String message) {
    assertThrows(IOException.class, () -> read(message));
  }

  @Test
  void aFoldedFieldIsOneValueAndARepeatedFieldAList() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nX: a\r\n  b\r\nX: c\r\n\r\n";
    HttpHead read = HttpHead.readFrom(new ByteArrayInputStream(head.getBytes(ISO_8859_1)));
    assertEquals("a b, c", read.header("x").orElseThrow());
  }

  @Test
  void endlessInterimAnswersAreRefused() {
    String interim = "HTTP/1.1 100 Continue\r\n\r\n".repeat(100);
    assertThrows(IOException.class, () -> read(interim + "HTTP/1.1 200 OK\r\n\r\nabc"));
  }

  @Test
  void tooManyOrTooLongHeadersAreRefused() throws IOException {
    String many = "X: y\r\n".repeat(101);
    String tooLong = "X: " + "y".repeat(64 * 1024) + "\r\n";
    String together = ("X: " + "y".repeat(8 * 1024) + "\r\n").repeat(8);
    String large = "X: " + "y".repeat(60 * 1024) + "\r\n";
    assertEquals("200 abc", read("HTTP/1.1 200 OK\r\n" + large + "\r\nabc"));
    assertThrows(IOException.class, () -> read("HTTP/1.1 200 OK\r\n" + together + "\r\nabc"));
    String folded = "X: y\r\n" + " z\r\n".repeat(100);
    assertThrows(IOException.class, () -> read("HTTP/1.1 200 OK\r\n" + folded + "\r\nabc"));
    assertEquals("200 abc", read("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(100) + "\r\nabc"));
    assertThrows(IOException.class, () -> read("HTTP/1.1 200 OK\r\n" + many + "\r\nabc"));
    assertThrows(IOException.class, () -> read("HTTP/1.1 200 OK\r\n" + tooLong + "\r\nabc"));
  }

  @Test
  void gzipMembersWithoutContentAreRefused() throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    new GZIPOutputStream(member).close();
    String members = member.toString(ISO_8859_1).repeat(100_000);
    String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n";
    assertThrows(ProtocolException.class, () -> read(head + members));
  }

  @ParameterizedTest
  @ValueSource(strings = {"204", "302", "304", "404", "503"})
  void ofOtherStatusesNoBodyIsRead(String status) throws IOException {
    assertEquals(status + " ", read("HTTP/1.1 " + status + " x\r\n\r\n" + "x".repeat(LIMIT + 1)));
  }

  @Test
  void answerThatAProxyChangedIsRead() throws IOException {
    assertEquals("203 abc", read("HTTP/1.1 203 x\r\nContent-Length: 3\r\n\r\nabc"));
  }

  @Test
  void bodyUpToTheLimitIsReadAndNoMore() throws IOException {
    String head = "HTTP/1.1 200 OK\r\n\r\n";
    assertEquals(4 + LIMIT, read(head + "x".repeat(LIMIT)).length());
    assertThrows(HttpBody.TooLargeException.class, () -> read(head + "x".repeat(LIMIT + 1)));
  }
}
