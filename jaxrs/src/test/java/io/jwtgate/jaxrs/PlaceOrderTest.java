package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.SettingPlaces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A setting that stands in several places: the first of them wins. */
class PlaceOrderTest {
  private static final List<String> PLACES =
      new ArrayList<>(List.of("context-param", "application property"));

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
    Thread.currentThread().setContextClassLoader(SettingPlaces.classPath(places));
    TestApplication application =
        new TestApplication(AutomaticFeatureTest.Hello.class)
            .set(SettingPlaces.realm("application property", places));
    try (RestServer server =
        new RestServer(application)
            .withContextParams(SettingPlaces.realm("context-param", places))) {
      return SettingPlaces.challenge(server.start().at("/hello"));
    }
  }
}
