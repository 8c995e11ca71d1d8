package io.jwtgate.docs;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A page of the house, for tests of what it tells people to write. Tests run in a module's folder.
 */
public record DocPage(String text) {

  /** The page with this path from the root of the house. */
  public static DocPage of(String path) {
    return new DocPage(read(Path.of("..", path)));
  }

  /** The blocks of one language, in their order. */
  public List<String> blocks(String language) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** The only block of a language. */
  public String block(String language) {
    List<String> blocks = blocks(language);
    if (blocks.size() != 1) {
      throw new AssertionError(blocks.size() + " blocks of " + language);
    }
    return blocks.get(0);
  }

  /** Without any space, so that a block is found in a source however the two break their lines. */
  public static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** The same of a source file of the module whose tests run. */
  public static String squeezedSource(String file) {
    return squeezed(read(Path.of(file)));
  }

  public static Properties properties(String block) {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(block));
      return properties;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
