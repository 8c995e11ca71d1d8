package io.jwtgate.servlet;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;

/** The many callers for a minute: {@code mvn test -Psoak -pl servlet -am} runs it. */
class ManyCallersSoak extends ManyCallersTest {
  private static final Duration LENGTH = Duration.ofMinutes(1);

  private final long start = System.nanoTime();
  private final LongAdder requests = new LongAdder();

  @Override
  protected boolean isEnough(int sent) {
    requests.increment();
    return System.nanoTime() - start > LENGTH.toNanos();
  }

  @AfterEach
  void tell() {
    System.out.println(requests.sum() + " requests, each of its own caller");
  }
}
