package io.jwtgate.benchmarks.report;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The class path of this process: with the native provider, and as the JDK is without it. */
public final class ClassPath {
  private static final String PROPERTY = "java.class.path";
  private static final String WITH_NATIVE_PROVIDER = System.getProperty(PROPERTY);
  private static final String NATIVE_PROVIDER = "AmazonCorrettoCryptoProvider";

  private ClassPath() {}

  /** Without the native provider. */
  public static String ofTheJdkAlone() {
    return Arrays.stream(WITH_NATIVE_PROVIDER.split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains(NATIVE_PROVIDER))
        .collect(Collectors.joining(File.pathSeparator));
  }

  static String withNativeProvider() {
    return WITH_NATIVE_PROVIDER;
  }

  /** What JMH starts its processes with from now on. */
  static void use(String classPath) {
    System.setProperty(PROPERTY, classPath);
  }
}
