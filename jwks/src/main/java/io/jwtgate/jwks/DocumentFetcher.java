package io.jwtgate.jwks;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;

/**
 * Gets the documents of a {@link RemoteKeySource} in another way than the built-in one: over a
 * client that an application has already, or from elsewhere. When documents are fetched, who may
 * wait for them, how long old keys serve and what is reported all stay as they are.
 *
 * <p>Called by one thread at a time for one source, though not always by the same. The thread is
 * interrupted when the source closes. Which addresses are dialled, whose certificates are trusted
 * and whether redirects are followed is up to the fetcher: nothing that {@code docs/keys.md} says
 * of these holds here. It should end within seconds.
 */
@FunctionalInterface
public interface DocumentFetcher {

  /**
   * The document as it is now.
   *
   * @param url of a JWK set, or of an issuer's metadata; never plain http to another machine unless
   *     that was allowed
   * @throws FileNotFoundException if there is none at that URL; another place of metadata is asked
   *     then
   * @throws IOException if it is not to be had; what was fetched earlier goes on serving
   */
  FetchedDocument fetch(URI url) throws IOException;
}
