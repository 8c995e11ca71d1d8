package io.jwtgate.examples.mcp;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose content was read already, and can be read once more. */
final class ReadRequest extends HttpServletRequestWrapper {
  private final byte[] content;

  ReadRequest(HttpServletRequest request, byte[] content) {
    super(request);
    this.content = content;
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public ServletInputStream getInputStream() {
    ByteArrayInputStream octets = new ByteArrayInputStream(content);
    return new ServletInputStream() {
      @Override
      public int read() {
        return octets.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        return octets.read(into, offset, length);
      }

      @Override
      public boolean isFinished() {
        return octets.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("it is read already");
      }
    };
  }
}
