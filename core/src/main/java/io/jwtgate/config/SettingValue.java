package io.jwtgate.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one setting and how it is read. Each reading rejects a wrong text with a {@link
 * ConfigurationException} that begins with the setting's name. Immutable.
 *
 * @param name the setting's full name
 * @param text what was written, or the default; empty if there is neither
 * @param origin the place where it was written; empty for what nobody wrote
 */
public record SettingValue(String name, Optional<String> text, String origin) {
  private static final Pattern OCTETS = Pattern.compile("([0-9]{1,6})( ?KiB)?");

  /** With another text in place of a part of it, wherever that stands. */
  SettingValue replacing(String part, String other) {
    return new SettingValue(name, text.map(written -> written.replace(part, other)), origin);
  }

  /** Whether it was written or has a default. */
  public boolean isSet() {
    return text.isPresent();
  }

  /**
   * The text, which must be there.
   *
   * @param advice what to write where it is not
   */
  public String required(String advice) {
    return text.filter(written -> !written.isEmpty()).orElseThrow(() -> rejected(advice));
  }

  /** An ISO-8601 duration. */
  public Duration duration() {
    String advice = "write an ISO-8601 duration, such as PT30S or P1D";
    try {
      return Duration.parse(required(advice));
    } catch (DateTimeParseException notIso) {
      throw rejected(advice);
    }
  }

  /** A whole number, 0 or more. */
  public long wholeNumber() {
    String advice = "write a whole number, 0 or more";
    String written = required(advice);
    if (!written.matches("[0-9]{1,18}")) {
      throw rejected(advice);
    }
    return Long.parseLong(written);
  }

  /** As {@link #wholeNumber}, where a million is more than enough. */
  public int count() {
    return (int) Math.min(wholeNumber(), 100_000_000);
  }

  /** Whether {@code true} was written; anything but that and {@code false} is rejected. */
  public boolean flag() {
    return oneOf("true", "false").equals("true");
  }

  /** One of these words. */
  public String oneOf(String... words) {
    String advice = "write " + String.join(" or ", words);
    String written = required(advice);
    if (!List.of(words).contains(written)) {
      throw rejected(advice);
    }
    return written;
  }

  /** A number of octets, also written in KiB: {@code 16 KiB}. */
  public int octets() {
    String advice = "write a number of octets, such as 16384 or 16 KiB";
    Matcher number = OCTETS.matcher(required(advice));
    if (!number.matches()) {
      throw rejected(advice);
    }
    return Integer.parseInt(number.group(1)) * (number.group(2) == null ? 1 : 1024);
  }

  /** The parts between commas; none if nothing was written. */
  public List<String> list() {
    List<String> parts = new ArrayList<>();
    for (String part : text.map(written -> written.split(",", -1)).orElse(new String[0])) {
      if (part.isBlank()) {
        throw rejected("write values with one comma between two of them");
      }
      parts.add(part.strip());
    }
    return List.copyOf(parts);
  }

  /** As {@link #list}, but there must be one. */
  public String[] names() {
    required("write at least one value");
    return list().toArray(String[]::new);
  }

  /** What another reader makes of the text; its message follows the setting's name. */
  public <T> T read(Function<String, T> reader) {
    try {
      return reader.apply(required("write a value"));
    } catch (ConfigurationException named) {
      throw named;
    } catch (IllegalArgumentException rejected) {
      throw rejected(rejected.getMessage());
    }
  }

  /** The names of claims between commas, each of which may be a URL or have quotes around it. */
  public String[] claimNames() {
    return list().stream().map(ClaimTexts::name).toArray(String[]::new);
  }

  /**
   * The content of the file that the text names.
   *
   * @param loader finds {@code classpath:} files
   */
  public byte[] file(ClassLoader loader) {
    return read(location -> content(location, loader));
  }

  /**
   * The content of one of several files that a text names.
   *
   * @param location a path, or {@code classpath:} and a resource
   * @throws IllegalArgumentException if it can't be read, or is too large
   */
  public static byte[] content(String location, ClassLoader loader) {
    return DeployedFile.read(location, loader);
  }

  /**
   * That a text is wrong.
   *
   * @param advice what to write; builders begin theirs with the setting's key, which is left out
   */
  public ConfigurationException rejected(String advice) {
    String key = name.substring(name.lastIndexOf('.') + 1) + ": ";
    return new ConfigurationException(
        name, (advice.startsWith(key) ? advice.substring(key.length()) : advice) + found());
  }

  /** What was written, and where. */
  private String found() {
    return text.isEmpty() || origin.isEmpty()
        ? ""
        : "; found " + ShownValue.of(name, text.get()) + " (" + origin + ')';
  }
}
