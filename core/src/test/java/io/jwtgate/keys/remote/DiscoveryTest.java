package io.jwtgate.keys.remote;

import static io.jwtgate.keys.remote.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.keys.SignatureAlgorithm;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Realm;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  @Test
  void keysAreFoundThroughTheMetadata() {
    try (JwksServer server = JwksServer.start()) {
      Realm realm = server.realm("/realms/shop");
      realm.publish(FIRST);
      try (RemoteKeySource source = RemoteKeySource.discoveredFrom(realm.issuer()).build()) {
        assertTrue(source.find(SignatureAlgorithm.ES256, FIRST.keyId()).isPresent());
      }
    }
  }
}
