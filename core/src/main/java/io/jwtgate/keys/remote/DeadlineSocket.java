package io.jwtgate.keys.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A socket whose every read ends by one deadline: a peer that sends an octet now and then does not
 * prolong anything. A TLS socket on top reads through it, so its handshake ends in time as well.
 */
final class DeadlineSocket extends Socket {
  private final Deadline deadline;

  DeadlineSocket(Deadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        setSoTimeout(deadline.millisLeft());
        return super.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        setSoTimeout(deadline.millisLeft());
        return super.read(buffer, offset, length);
      }
    };
  }
}
