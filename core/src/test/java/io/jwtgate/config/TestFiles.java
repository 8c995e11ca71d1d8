package io.jwtgate.config;

import io.jwtgate.TestFolder;

/** Files that settings name, for as long as the tests run. */
final class TestFiles {
  private TestFiles() {}

  /** The path of a new one with this content. */
  static String of(String content) {
    return TestFolder.file(".test", content).toString();
  }
}
