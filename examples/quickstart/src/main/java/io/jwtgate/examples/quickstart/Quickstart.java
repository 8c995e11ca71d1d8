package io.jwtgate.examples.quickstart;

/** Starts the example. */
public final class Quickstart {

  private Quickstart() {}

  public static void main(String[] arguments) {
    System.out.println("Not built yet");
  }
}
