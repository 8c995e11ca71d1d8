package io.jwtgate.jaxrs;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is logged while the features of an application are set up. */
final class LogOf extends Handler implements AutoCloseable {
  private final Logger logger;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  private LogOf(Logger logger) {
    this.logger = logger;
    logger.addHandler(this);
  }

  static LogOf features() {
    return new LogOf(Logger.getLogger(AutomaticJwtFeature.class.getName()));
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(record.getLevel() + " " + new SimpleFormatter().formatMessage(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
