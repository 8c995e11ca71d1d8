package io.jwtgate.session;

import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoredSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of several refresh tokens is the client's own. A sibling host can plant a cookie beside the
 * real one, and must neither keep a user from refreshing nor log him in as somebody else.
 */
record RefreshChoice(SessionStore store, Rotation rotation) {
  /** A header has room for more; each costs a question to the store. */
  private static final int MOST = 8;

  private record Candidate(String text, RefreshToken token) {
    static Optional<Candidate> of(String text) {
      return RefreshToken.parse(text).map(token -> new Candidate(text, token));
    }
  }

  private record Usable(Candidate candidate, StoredSession session) {}

  /** The one to exchange; all where none is good, so that each is judged; none if it is unclear. */
  List<String> of(List<String> texts, Predicate<String> isOwn, Instant now) {
    if (texts.size() < 2) {
      return texts;
    }
    List<Candidate> candidates = own(texts, isOwn);
    List<Usable> usable = candidates.stream().flatMap(each -> usable(each, now).stream()).toList();
    return usable.isEmpty()
        ? candidates.stream().map(Candidate::text).toList()
        : newestOfOneSubject(usable);
  }

  private static List<Candidate> own(List<String> texts, Predicate<String> isOwn) {
    List<Candidate> all =
        texts.stream().distinct().flatMap(text -> Candidate.of(text).stream()).toList();
    List<Candidate> own =
        all.stream().filter(each -> isOwn.test(each.token().sessionId())).toList();
    return (own.isEmpty() ? all : own).stream().limit(MOST).toList();
  }

  private Optional<Usable> usable(Candidate candidate, Instant now) {
    return store
        .find(candidate.token().sessionId())
        .filter(session -> rotation.isUsable(candidate.token(), session, now))
        .map(session -> new Usable(candidate, session));
  }

  private static List<String> newestOfOneSubject(List<Usable> usable) {
    long subjects = usable.stream().map(each -> each.session().subject()).distinct().count();
    return usable.stream()
        .filter(each -> subjects == 1)
        .max(Comparator.comparing(each -> each.session().startedAt()))
        .map(each -> List.of(each.candidate().text()))
        .orElse(List.of());
  }
}
