package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.SettingPlaces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A setting that stands in several places: the first of them wins. */
class PlaceOrderTest {
  private static final List<String> PLACES =
      new ArrayList<>(List.of("init-param", "context-param"));

  static {
    PLACES.addAll(SettingPlaces.OF_EVERYBODY);
  }

  @Test
  void eachPlaceWinsOverAllThatComeAfterIt() throws IOException {
    List<String> expected = PLACES.stream().map(place -> '"' + place + '"').toList();

    assertEquals(expected, SettingPlaces.printedBy(PlaceOrderTest.class));
  }

  /** In a process whose environment has the settings: all places, then one less each time. */
  public static void main(String[] none) throws IOException {
    for (int first = 0; first < PLACES.size(); first++) {
      System.out.println(winner(PLACES.subList(first, PLACES.size())));
    }
    System.exit(0);
  }

  private static String winner(List<String> places) throws IOException {
    WebServer server = new WebServer();
    server.context().setClassLoader(SettingPlaces.classPath(places));
    SettingPlaces.realm("context-param", places).forEach(server.context()::setInitParameter);
    server.guarded("/*", SettingPlaces.realm("init-param", places));
    try (server) {
      return SettingPlaces.challenge(server.start().at("/"));
    }
  }
}
