package io.jwtgate.config;

import io.jwtgate.TokenExplanation;
import io.jwtgate.bearer.Gate;
import io.jwtgate.keys.KeysUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A command for operators: explains why the settings of an application reject a token. The token is
 * read from the standard input, since arguments can be seen by everybody on a machine.
 */
public final class ExplainCommand {
  static final int ACCEPTED = 0;
  static final int REJECTED = 1;
  static final int UNUSABLE = 2;

  private static final String USAGE = "usage: explain SETTINGS.properties < TOKEN";
  private static final int MAX_INPUT = 64 * 1024;

  private ExplainCommand() {}

  /** Exits with 0 for an accepted token, 1 for a rejected one, 2 if it can't be told. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.in, System.out));
  }

  static int run(String[] arguments, InputStream in, PrintStream out) throws IOException {
    boolean named = arguments.length == 2 && arguments[0].equals("explain");
    if (!named) {
      out.println(USAGE);
      return UNUSABLE;
    }
    try (Gate gate = gate(Path.of(arguments[1]))) {
      TokenExplanation explanation = gate.verifier().explain(tokenIn(in));
      out.println(explanation);
      return explanation.rejection().isPresent() ? REJECTED : ACCEPTED;
    } catch (ConfigurationException | KeysUnavailableException untold) {
      out.println(untold.getMessage());
      return UNUSABLE;
    } catch (NoSuchFileException missing) {
      out.println("no such file: " + missing.getMessage());
      return UNUSABLE;
    }
  }

  private static Gate gate(Path settings) throws IOException {
    List<SettingSource> sources =
        List.of(
            SettingSource.systemProperties(),
            SettingSource.file(settings),
            SettingSource.environment());
    return new GateSettings(sources, ExplainCommand.class.getClassLoader()).gate();
  }

  /** The token alone, as well as a copied {@code Authorization} value. */
  private static String tokenIn(InputStream in) throws IOException {
    String text = new String(in.readNBytes(MAX_INPUT), StandardCharsets.UTF_8).strip();
    return text.regionMatches(true, 0, "Bearer ", 0, 7) ? text.substring(7).strip() : text;
  }
}
