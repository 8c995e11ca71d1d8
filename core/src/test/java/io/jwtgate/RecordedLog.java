package io.jwtgate;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the library logs at any level while this is open. */
public final class RecordedLog implements AutoCloseable {
  private final Logger root = Logger.getLogger("io.jwtgate");
  private final Level before = root.getLevel();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler recorder;

  private RecordedLog(Predicate<LogRecord> kept) {
    this.recorder = new Recorder(kept);
    recorder.setLevel(Level.ALL);
    root.addHandler(recorder);
    root.setLevel(Level.ALL);
  }

  /** Of every thread. */
  public static RecordedLog start() {
    return new RecordedLog(any -> true);
  }

  /** Of this thread alone; others may still be at work. */
  public static RecordedLog ofThisThread() {
    long thread = Thread.currentThread().getId();
    return new RecordedLog(record -> record.getLongThreadID() == thread);
  }

  /** Every line, as it would be printed. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    root.removeHandler(recorder);
    root.setLevel(before);
  }

  private final class Recorder extends Handler {
    private final Predicate<LogRecord> kept;

    Recorder(Predicate<LogRecord> kept) {
      this.kept = kept;
    }

    @Override
    public void publish(LogRecord record) {
      if (kept.test(record)) {
        lines.add(new SimpleFormatter().format(record));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
