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
import java.util.Map;

/**
 * Commands for operators. {@code explain} tells why the settings of an application reject a token,
 * or who its caller is and what a request would be answered; the token is read from the standard
 * input, since arguments can be seen by everybody on a machine. {@code check} tries whatever the
 * settings name.
 */
public final class ExplainCommand {
  static final int ACCEPTED = 0;
  static final int REJECTED = 1;
  static final int UNUSABLE = 2;

  private static final String USAGE =
      """
      usage: explain [jwtgate.properties] [web.xml] [METHOD /path] < TOKEN
             check   [jwtgate.properties] [web.xml]
      Without a file: those of the application in whose WEB-INF/lib this jar lies.\
      """;

  private static final int MAX_INPUT = 80 * 1024;

  private ExplainCommand() {}

  /** Exits with 0 for an accepted token, 1 for a rejected one, 2 if it can't be told. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.in, System.out));
  }

  static int run(String[] arguments, InputStream in, PrintStream out) throws IOException {
    List<String> all = List.of(arguments);
    String command = all.isEmpty() ? "" : all.get(0);
    List<Path> files = all.stream().skip(1).filter(ExplainCommand::isFile).map(Path::of).toList();
    try {
      return switch (command) {
        case "explain" -> explain(files, all, in, out);
        case "check" -> CheckCommand.run(files, out);
        default -> usage(out);
      };
    } catch (ConfigurationException | KeysUnavailableException untold) {
      out.println(untold.getMessage());
    } catch (NoSuchFileException missing) {
      out.println("no such file: " + missing.getMessage());
    }
    return UNUSABLE;
  }

  private static boolean isFile(String argument) {
    return argument.endsWith(".properties") || argument.endsWith(".xml");
  }

  private static int usage(PrintStream out) {
    out.println(USAGE);
    return UNUSABLE;
  }

  private static int explain(List<Path> files, List<String> all, InputStream in, PrintStream out)
      throws IOException {
    List<String> request = all.stream().skip(1).filter(it -> !isFile(it)).toList();
    if (!request.isEmpty() && (request.size() != 2 || !request.get(1).startsWith("/"))) {
      return usage(out);
    }
    String token = tokenIn(in);
    List<SettingSource> places = CommandPlaces.in(files);
    try (Gate gate = gate(places)) {
      TokenExplanation explanation = gate.verifier().explain(token);
      out.println(explanation);
      if (explanation.rejection().isPresent()) {
        return REJECTED;
      }
      Map<String, String> headers = new CredentialSettings(new Settings(places)).headersWith(token);
      new CallerReport(gate, headers, out).print(request);
      return ACCEPTED;
    }
  }

  private static Gate gate(List<SettingSource> places) {
    ClassLoader loader = ExplainCommand.class.getClassLoader();
    return new GateSettings(places, loader).gate();
  }

  /** The token alone, as well as a copied {@code Authorization} value. */
  private static String tokenIn(InputStream in) throws IOException {
    String text = new String(in.readNBytes(MAX_INPUT), StandardCharsets.UTF_8).strip();
    return text.regionMatches(true, 0, "Bearer ", 0, 7) ? text.substring(7).strip() : text;
  }
}
