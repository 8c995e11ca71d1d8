package io.jwtgate.oauth.internal;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The identifier of a protected resource (RFC 9728 section 1.2), and where its metadata is.
 *
 * @param text as it is configured; it is published so
 * @param origin its scheme, host and port
 * @param path its path, without a slash at its end
 */
record ResourceUrl(String text, String origin, String path) {
  static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  /**
   * @throws IllegalArgumentException if it is no absolute URL of https, or has what a resource
   *     can't have
   */
  static ResourceUrl parse(String text) {
    URI uri = absolute(text);
    require(uri.getRawFragment() == null, "write it without a fragment (#)");
    require(uri.getRawQuery() == null, "write it without a query (?)");
    require(uri.getRawUserInfo() == null, "write it without a user");
    require(uri.normalize().equals(uri), "write it without . and .. in its path");
    require(
        uri.getScheme().equals("https") || isLoopback(uri.getHost()),
        "write an https URL; plain http is for loopback hosts alone");
    String path = uri.getRawPath();
    return new ResourceUrl(
        text, uri.getScheme() + "://" + uri.getRawAuthority(), path.replaceAll("/$", ""));
  }

  /** An absolute URL of the web. */
  static URI absolute(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      boolean web = "https".equals(scheme) || "http".equals(scheme);
      require(web && uri.getHost() != null && isAscii(text), "write an absolute https URL");
      return uri;
    } catch (URISyntaxException noUrl) {
      throw new IllegalArgumentException("write an absolute https URL", noUrl);
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(each -> each > 0x20 && each < 0x7f);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  private static void require(boolean holds, String advice) {
    if (!holds) {
      throw new IllegalArgumentException(advice);
    }
  }

  /** Where this application serves the metadata; below the resource, so that it gets there. */
  String metadata() {
    return origin + metadataPath();
  }

  String metadataPath() {
    return path + WELL_KNOWN;
  }

  /** Where a client looks that has no challenge (RFC 9728 section 3.1). */
  String standardPath() {
    return WELL_KNOWN + path;
  }
}
