package io.jwtgate.config;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How the text of one setting is read. It stands with the setting's constant, so that every value
 * is judged when an application starts, whether or not anything needs it then.
 */
@FunctionalInterface
public interface Reading {
  /**
   * Reads it, and throws away what it made of it.
   *
   * @param loader finds {@code classpath:} files, and services
   * @throws IllegalArgumentException if it can't be meant so; the message says what to write, and
   *     nothing of the text
   */
  void judge(SettingValue written, ClassLoader loader);

  /** {@code true} or {@code false}. */
  static Reading flag() {
    return (written, loader) -> written.flag();
  }

  /** One of these words. */
  static Reading oneOf(String... words) {
    return (written, loader) -> written.oneOf(words);
  }

  /** A number of octets within these bounds. */
  static Reading octets(int least, int most) {
    return (written, loader) -> {
      int octets = written.octets();
      require(
          octets >= least && octets <= most,
          "write a number from %d to %d, or %d KiB to %d KiB"
              .formatted(least, most, least / 1024, most / 1024));
    };
  }

  /** An ISO-8601 duration within these bounds, which are written so too. */
  static Reading duration(String least, String most) {
    Duration shortest = Duration.parse(least);
    Duration longest = Duration.parse(most);
    return (written, loader) -> {
      Duration duration = written.duration();
      boolean within = duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0;
      require(within, "write a duration from " + least + " to " + most);
    };
  }

  /** A whole number within these bounds. */
  static Reading number(long least, long most) {
    return (written, loader) -> {
      long number = written.wholeNumber();
      require(number >= least && number <= most, "write a number from " + least + " to " + most);
    };
  }

  /** What another reader makes of the whole text. */
  static Reading text(Consumer<String> reader) {
    return (written, loader) -> reader.accept(written.required("write a value"));
  }

  /** What another reader makes of each value between commas; none stands twice. */
  static Reading each(Consumer<String> reader) {
    return (written, loader) -> {
      List<String> values = List.of(written.names());
      values.forEach(reader);
      require(values.stream().distinct().count() == values.size(), "write each value once");
    };
  }

  /** The same of names of claims. */
  static Reading claims(Consumer<String> reader) {
    return each(text -> reader.accept(ClaimTexts.name(text)));
  }

  /** What another reader makes of all values between commas; there is at least one. */
  static Reading names(Consumer<String[]> reader) {
    return (written, loader) -> reader.accept(written.names());
  }

  /** What another reader makes of the content of the file. */
  static Reading file(Consumer<byte[]> reader) {
    return (written, loader) ->
        reader.accept(DeployedFile.read(written.required("write the file"), loader));
  }

  /** The same where nothing in it is a secret, so that the text itself may hold the content. */
  static Reading publicFile(Consumer<byte[]> reader) {
    return (written, loader) ->
        reader.accept(DataUrl.orFile(written.required("write the file"), loader));
  }

  /** The same of files of which each holds a secret. */
  static Reading secretFiles(Consumer<byte[]> reader) {
    return (written, loader) -> {
      for (String file : written.names()) {
        reader.accept(DeployedFile.read(file, loader));
        DeployedFile.reportReadableByAll(written, file);
      }
    };
  }

  /** The same of a file that holds a secret. */
  static Reading secretFile(Consumer<byte[]> reader) {
    return (written, loader) -> {
      file(reader).judge(written, loader);
      DeployedFile.reportReadableByAll(written, written.required("write the file"));
    };
  }

  private static void require(boolean holds, String advice) {
    if (!holds) {
      throw new IllegalArgumentException(advice);
    }
  }
}
