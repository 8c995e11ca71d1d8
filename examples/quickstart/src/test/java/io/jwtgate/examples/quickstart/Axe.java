package io.jwtgate.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rules of WCAG 2.2 A and AA, and good practice, as axe-core checks them in a browser. */
final class Axe {
  static final String SCRIPT = script();

  static final String FINDINGS =
      """
      const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
      return violations
        .map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ html }) => html).join(' ')}`)
        .join('\\n');
      """;

  private Axe() {}

  private static String script() {
    try (InputStream axe = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
