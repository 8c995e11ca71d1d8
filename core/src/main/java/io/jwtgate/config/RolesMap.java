package io.jwtgate.config;

import io.jwtgate.internal.jose.QuotedText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What names in a token mean here: {@code name=role} with commas between, or a file with a line for
 * each. A name may have quotes around it, and needs them where it has a comma or begins with a
 * number sign; otherwise it ends at the last equals sign, since names in directories have some.
 */
final class RolesMap {
  private static final String FORM =
      "write names with roles, such as /shop/admins=admin, or a file of such lines";

  private static final Pattern SEPARATOR = Pattern.compile("[;|]");

  private RolesMap() {}

  /**
   * Roles by name.
   *
   * @param loader finds {@code classpath:} files
   * @throws IllegalArgumentException if it can't be read
   */
  static Map<String, Set<String>> read(String text, ClassLoader loader) {
    Map<String, Set<String>> roles = new LinkedHashMap<>();
    if (text.contains("=")) {
      QuotedText.split(text, ',').forEach(entry -> add(roles, entry.strip()));
    } else {
      lines(DeployedFile.read(text, loader)).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
          .forEach(line -> add(roles, line));
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(FORM);
    }
    return roles;
  }

  private static List<String> lines(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
    } catch (CharacterCodingException notUtf8) {
      throw new IllegalArgumentException("write the file in UTF-8");
    }
  }

  private static void add(Map<String, Set<String>> roles, String entry) {
    int sign = entry.lastIndexOf('=');
    if (sign < 1 || sign == entry.length() - 1) {
      throw new IllegalArgumentException(FORM);
    }
    String name = entry.substring(0, sign).strip();
    Set<String> given = roles.computeIfAbsent(unquoted(name), it -> new LinkedHashSet<>());
    for (String role : entry.substring(sign + 1).split(",", -1)) {
      given.add(role(role.strip()));
    }
  }

  private static String unquoted(String name) {
    TextRules.require(name);
    if (name.charAt(0) == '"') {
      return QuotedText.unquoted(name).orElseThrow(() -> new IllegalArgumentException(FORM));
    }
    TextRules.requireNone(SEPARATOR, name, "write quotes around a name that has ; or |");
    return name;
  }

  private static String role(String role) {
    if (role.isEmpty()) {
      throw new IllegalArgumentException(FORM);
    }
    TextRules.require(role);
    TokenTexts.role(role);
    return role;
  }
}
