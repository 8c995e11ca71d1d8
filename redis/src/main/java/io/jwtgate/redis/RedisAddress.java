package io.jwtgate.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * The address of a Redis: {@code redis://user:password@host:6379/0}, of a Cluster by some of its
 * hosts, {@code redis-cluster://host1:6379,host2:6379}, or of a master by its Sentinels, {@code
 * redis-sentinel://host1:26379,host2:26379/0#mymaster}. With {@code rediss} for TLS.
 *
 * @param hosts one or several
 * @param cluster whether they are of a Cluster, which has no numbered databases
 * @param master the name that Sentinels know it by; empty where there are none
 * @param tls whether over TLS
 * @param login user, password and number of the database, as one address of the first host
 */
record RedisAddress(
    Set<HostAndPort> hosts, boolean cluster, Optional<String> master, boolean tls, URI login) {
  private static final String ADVICE =
      "write an address such as redis://host:6379, or redis-sentinel://host:26379#mymaster";
  private static final int REDIS_PORT = 6379;
  private static final int SENTINEL_PORT = 26379;

  /** Scheme, login, hosts, database and master. */
  private static final Pattern FORM =
      Pattern.compile(
          "(rediss?)(-sentinel|-cluster)?://(?:(.*)@)?([^@/#?]+)(/\\d{0,4})?(?:#([\\w.-]+))?");

  /**
   * @throws IllegalArgumentException if it is no address; the message has no part of it
   */
  static RedisAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(ADVICE);
    }
    boolean sentinel = "-sentinel".equals(form.group(2));
    Set<HostAndPort> hosts = hosts(form.group(4), sentinel ? SENTINEL_PORT : REDIS_PORT);
    boolean cluster = "-cluster".equals(form.group(2)) || (!sentinel && hosts.size() > 1);
    if (sentinel != (form.group(6) != null) || (cluster && form.group(5) != null)) {
      throw new IllegalArgumentException(ADVICE);
    }
    boolean tls = form.group(1).toLowerCase(Locale.ROOT).equals("rediss");
    URI login = login(form.group(1), form.group(3), hosts.iterator().next(), form.group(5));
    return new RedisAddress(hosts, cluster, Optional.ofNullable(form.group(6)), tls, login);
  }

  private static Set<HostAndPort> hosts(String text, int defaultPort) {
    Set<HostAndPort> hosts = new LinkedHashSet<>();
    Arrays.stream(text.split(",", -1)).forEach(host -> hosts.add(host(host, defaultPort)));
    return hosts;
  }

  private static HostAndPort host(String text, int defaultPort) {
    URI address = uri("redis://" + text);
    if (address.getHost() == null || address.getPort() == 0 || address.getPort() > 0xffff) {
      throw new IllegalArgumentException(ADVICE);
    }
    return new HostAndPort(
        address.getHost(), address.getPort() < 0 ? defaultPort : address.getPort());
  }

  private static URI login(String scheme, String user, HostAndPort host, String database) {
    String login = user == null ? "" : user + "@";
    URI address = uri(scheme + "://" + login + host + (database == null ? "" : database));
    if (!JedisURIHelper.isValid(address)) {
      throw new IllegalArgumentException(ADVICE);
    }
    return address;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      // Its message would quote the password.
      throw new IllegalArgumentException(ADVICE);
    }
  }
}
