package io.jwtgate.jwks.internal.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which addresses gave an answer lately and which took a connection and gave none, so that a fetch
 * begins with one that works. Used by one fetch at a time.
 */
public final class KnownAddresses {
  private static final int MOST = 64;

  private final Set<InetAddress> answering = new LinkedHashSet<>();
  // The one that failed longest ago comes first.
  private final Set<InetAddress> failed = new LinkedHashSet<>();

  public void answered(InetAddress address) {
    failed.remove(address);
    remember(address, answering);
  }

  public void failed(InetAddress address) {
    answering.remove(address);
    failed.remove(address);
    remember(address, failed);
  }

  private static void remember(InetAddress address, Set<InetAddress> those) {
    if (those.size() == MOST) {
      those.clear();
    }
    those.add(address);
  }

  /** Whether nothing is known of it. */
  public boolean isNew(InetAddress address) {
    return !answering.contains(address) && !failed.contains(address);
  }

  /** Those that answered, then new ones with their families in turn, then those that failed. */
  public List<InetAddress> inOrder(List<InetAddress> addresses) {
    Stream<InetAddress> answered = addresses.stream().filter(answering::contains);
    Stream<InetAddress> others =
        interleaved(addresses.stream().filter(this::isNew).toList()).stream();
    Stream<InetAddress> late = failed.stream().filter(addresses::contains);
    return Stream.of(answered, others, late).flatMap(part -> part).distinct().limit(MOST).toList();
  }

  /** IPv6 and IPv4 in turn, beginning with the resolver's first (RFC 8305 section 4). */
  private static List<InetAddress> interleaved(List<InetAddress> addresses) {
    List<InetAddress> first = new ArrayList<>();
    List<InetAddress> second = new ArrayList<>();
    for (InetAddress address : addresses) {
      boolean likeFirst =
          address instanceof Inet6Address == addresses.get(0) instanceof Inet6Address;
      (likeFirst ? first : second).add(address);
    }
    List<InetAddress> all = new ArrayList<>();
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      addAt(i, first, all);
      addAt(i, second, all);
    }
    return all;
  }

  private static void addAt(int index, List<InetAddress> from, List<InetAddress> to) {
    if (index < from.size()) {
      to.add(from.get(index));
    }
  }
}
