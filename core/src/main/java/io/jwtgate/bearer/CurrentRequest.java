package io.jwtgate.bearer;

import io.jwtgate.web.IncomingRequest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The request that a thread serves, for objects which see none, such as beans. An adapter enters it
 * on the thread and leaves it there before that thread goes back to its pool; applications ask
 * {@link CurrentCaller}. Adapters do so only where a module brings an {@link Asking} as a service.
 */
public final class CurrentRequest {
  private static final ThreadLocal<CurrentRequest> OF_THREAD = new ThreadLocal<>();

  private final Gate gate;
  private final IncomingRequest incoming;
  private final Supplier<Caller> caller;
  private final Predicate<String> containerRoles;
  private final Method decided;
  private Source inner;

  /** Brought as a service by a module that asks; without any, adapters keep nothing. */
  public interface Asking {}

  /** A runtime that knows itself which request a thread serves. Thread-safe. */
  @FunctionalInterface
  public interface Source {
    /** What it serves on this thread; empty if nothing. */
    Optional<CurrentRequest> current();
  }

  /** Ends what was entered, on the same thread. */
  @FunctionalInterface
  public interface Scope {
    /** Not more than once. */
    void close();
  }

  private CurrentRequest(
      Gate gate,
      IncomingRequest incoming,
      Supplier<Caller> caller,
      Predicate<String> containerRoles,
      Method decided) {
    this.gate = Objects.requireNonNull(gate, "gate");
    this.incoming = Objects.requireNonNull(incoming, "incoming");
    this.caller = caller;
    this.containerRoles = containerRoles;
    this.decided = decided;
  }

  /**
   * A request that was let in.
   *
   * @param gate has decided on it
   * @param caller who makes it, as it is when it is asked; gives null for nobody
   */
  public static CurrentRequest of(Gate gate, IncomingRequest incoming, Supplier<Caller> caller) {
    return new CurrentRequest(gate, incoming, caller, null, null);
  }

  /**
   * The same with roles that the container gives to a caller of its own login.
   *
   * @param roles null where it knows no caller
   */
  public CurrentRequest containerRoles(Predicate<String> roles) {
    return new CurrentRequest(gate, incoming, caller, roles, decided);
  }

  /** The same where a method's annotations were judged before it is run. */
  public CurrentRequest decidedOn(Method method) {
    return new CurrentRequest(gate, incoming, caller, containerRoles, method);
  }

  /**
   * Whether a module asks for it.
   *
   * @param loader finds the modules of the application
   */
  public static boolean isAskedFor(ClassLoader loader) {
    return isIn(loader) || isIn(CurrentRequest.class.getClassLoader());
  }

  private static boolean isIn(ClassLoader loader) {
    return ServiceLoader.load(Asking.class, loader).stream().findAny().isPresent();
  }

  /** The request that this thread serves; empty if it serves none. */
  public static Optional<CurrentRequest> get() {
    CurrentRequest entered = OF_THREAD.get();
    if (entered == null) {
      return RequestSources.current();
    }
    return entered.inner == null
        ? Optional.of(entered)
        : entered.inner.current().or(() -> Optional.of(entered));
  }

  /** Adds a runtime that is asked where nothing was entered. It is kept weakly. */
  public static void add(Source source) {
    RequestSources.add(source);
  }

  /** Has a runtime within the request that this thread serves be asked first from now on. */
  public static void preferInThread(Source source) {
    CurrentRequest entered = OF_THREAD.get();
    if (entered != null) {
      entered.inner = source;
    }
  }

  /** From now on this thread serves this request, until the scope is closed. */
  public Scope enter() {
    return enterOrNone(this);
  }

  /** The same, where null stands for no request. */
  static Scope enterOrNone(CurrentRequest request) {
    CurrentRequest previous = OF_THREAD.get();
    set(request);
    return () -> set(previous);
  }

  private static void set(CurrentRequest request) {
    if (request == null) {
      OF_THREAD.remove();
    } else {
      OF_THREAD.set(request);
    }
  }

  /** Who makes the request now; empty for nobody. */
  public Optional<Caller> caller() {
    return Optional.ofNullable(caller.get());
  }

  /** Whether the annotations of this method were judged already, when the request came. */
  public boolean hasDecidedOn(Method method) {
    return decided != null
        && decided.getName().equals(method.getName())
        && List.of(decided.getParameterTypes()).equals(List.of(method.getParameterTypes()))
        && decided.getDeclaringClass().isAssignableFrom(method.getDeclaringClass());
  }

  /**
   * What the client is told if its caller lacks something; empty if nothing is lacking. It is
   * reported as what an adapter decides is. What the gate asks of every request is not asked again.
   */
  public Optional<Rejection> lacking(List<Requirement> requirements) {
    List<Requirement> own =
        requirements.stream().map(each -> new Requirement(each.access(), false)).toList();
    Arrival arrival = gate.receive(incoming, caller.get());
    if (containerRoles != null) {
      arrival.containerRoles(containerRoles);
    }
    return arrival.decide(own).rejection();
  }

  /**
   * Goes on only if the request that this thread serves has a caller who lacks nothing.
   *
   * @param requirements every one must hold; none that is {@link Requirement#OF_GATE}
   * @throws AccessRejectedException if the caller lacks one, or this thread serves no request
   */
  public static void require(List<Requirement> requirements) {
    Optional<CurrentRequest> request = get();
    Optional<Rejection> rejection =
        request.isPresent() ? request.get().lacking(requirements) : outside(requirements);
    if (rejection.isPresent()) {
      throw new AccessRejectedException(rejection.get());
    }
  }

  private static Optional<Rejection> outside(List<Requirement> requirements) {
    return requirements.stream().anyMatch(Requirement::isNarrower)
        ? Optional.of(Rejections.noRequest())
        : Optional.empty();
  }

  /** The same request as it is now, for another thread: its caller changes no more. */
  CurrentRequest detached() {
    Caller now = caller.get();
    return of(gate, DetachedRequest.of(incoming), () -> now);
  }
}
