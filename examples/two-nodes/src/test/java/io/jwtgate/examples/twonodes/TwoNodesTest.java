package io.jwtgate.examples.twonodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TwoNodesTest {

  @Test
  @DisplayName("REV-01, RT-12: a login on one node counts on the other, and so does its logout")
  void aLogoutCountsOnBoth() throws Exception {
    try (TwoNodes nodes = TwoNodes.started(0, 0)) {
      List<String> statuses =
          nodes.walk().steps().stream().map(step -> step.replaceFirst(".* ", "")).toList();
      assertEquals(List.of("200", "200", "200", "204", "401", "401", "400"), statuses);
    }
  }
}
