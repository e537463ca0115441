package photos.keepsake.monitor.ping;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.monitor.http.HttpAnswer;
import photos.keepsake.monitor.http.HttpSender;
import photos.keepsake.monitor.http.HttpTrouble;

/**
 * Pings one check. Never throws for what the network or the server does, and never takes longer
 * than its settings allow. For one thread at a time.
 *
 * <p>It always sends POST, which is taken by checks that take nothing else. It tries again, with
 * growing pauses, only what may pass: no connection, no answer, and the statuses 408, 429, 500,
 * 502, 503 and 504.
 */
public final class Pinger {
  /** What a server of one's own keeps by default, and so what is sent before it says its limit. */
  static final int BODY_BYTES_DEFAULT = 10_000;

  /** What the hosted server keeps; more is sent nowhere, also where there is no limit. */
  static final int BODY_BYTES_MAX = 100_000;

  private static final Logger log = LoggerFactory.getLogger(Pinger.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** A system that shuts down kills what is left after 10 s or so. */
  private static final Duration HURRIED_LIMIT = Duration.ofSeconds(2);

  private static final Duration PAUSE_MAX = Duration.ofSeconds(16);
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "text/plain; charset=utf-8");

  private final HttpSender sender;
  private final PingTarget target;
  private final PingSettings settings;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Random random;
  private int bodyLimit = BODY_BYTES_DEFAULT;

  /** Sends nothing yet. */
  public Pinger(
      HttpSender sender,
      PingTarget target,
      PingSettings settings,
      Clock clock,
      Sleeper sleeper,
      Random random) {
    this.sender = sender;
    this.target = target;
    this.settings = settings;
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
  }

  /** A run's id, from the same chance as the pauses. */
  public RunId nextRun() {
    return RunId.next(random);
  }

  /**
   * Sends a ping and waits until it is recorded, or until there is no more to be hoped for.
   *
   * @param body cut to what the server keeps, as far as that is known
   */
  public PingReport send(Signal signal, RunId run, PingBody body) {
    return send(signal, run, body, settings.limit(signal));
  }

  /** The same for a run that was told to stop: whoever did that waits for it. */
  public PingReport sendHurriedly(Signal signal, RunId run, PingBody body) {
    return send(signal, run, body, HURRIED_LIMIT);
  }

  private PingReport send(Signal signal, RunId run, PingBody body, Duration limit) {
    PingReport report = new Sending(signal, run, body, limit).run();
    log.info(
        "ping signal={} recorded={} requests={}",
        signal.path().isEmpty() ? "success" : signal.path().substring(1),
        report.isRecorded(),
        report.requests());
    return report;
  }

  /** One ping on its way. */
  private final class Sending {
    private final URI url;
    private final PingBody body;
    private Duration left;
    private int requests;
    private int retries;
    private boolean shortened;

    Sending(Signal signal, RunId run, PingBody body, Duration limit) {
      this.url = target.uri(signal, run);
      this.body = body;
      this.left = limit;
    }

    PingReport run() {
      while (true) {
        Optional<Trouble> trouble = sendOnce();
        if (trouble.isEmpty()) {
          return new PingReport(Optional.empty(), requests);
        }
        if (!mayGoOn(trouble.get())) {
          return new PingReport(Optional.of(trouble.get().words()), requests);
        }
      }
    }

    private Optional<Trouble> sendOnce() {
      Duration deadline = left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
      byte[] bytes = body.bytes(bodyLimit);
      long begun = System.nanoTime();
      try {
        requests++;
        HttpAnswer answer = sender.send("POST", url, HEADERS, bytes, deadline);
        return judged(answer, bytes.length);
      } catch (HttpTrouble e) {
        return Optional.of(new Trouble(String.valueOf(e.getMessage()), e.mayPass(), Duration.ZERO));
      } finally {
        left = left.minusNanos(System.nanoTime() - begun);
      }
    }

    private Optional<Trouble> judged(HttpAnswer answer, int sent) {
      if (PingAnswer.isRecorded(answer)) {
        bodyLimit = limit(answer);
        return Optional.empty();
      }
      boolean mayShorten = PingAnswer.isTooLong(answer) && !shortened && sent > BODY_BYTES_DEFAULT;
      if (mayShorten) {
        shortened = true;
        bodyLimit = BODY_BYTES_DEFAULT;
      }
      return Optional.of(
          new Trouble(
              PingAnswer.trouble(answer),
              mayShorten || answer.isTransient(),
              answer.retryAfter(clock.instant())));
    }

    /** Pauses and says yes, or says no. */
    private boolean mayGoOn(Trouble trouble) {
      Duration pause = pause(trouble.notBefore());
      if (!trouble.mayPass() || retries == settings.retries() || pause.compareTo(left) >= 0) {
        return false;
      }
      retries++;
      left = left.minus(pause);
      try {
        sleeper.sleep(pause);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /** Twice as long each time, and up to a half more, so that many clients do not come at once. */
    private Duration pause(Duration notBefore) {
      Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(retries, 10));
      Duration base = grown.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : grown;
      Duration jittered = base.plusMillis((long) (base.toMillis() * random.nextDouble() / 2));
      return jittered.compareTo(notBefore) < 0 ? notBefore : jittered;
    }
  }

  /**
   * Why a ping was not recorded.
   *
   * @param notBefore how long the server wants to be left alone
   */
  private record Trouble(String words, boolean mayPass, Duration notBefore) {}

  /** Servers that keep everything do not say so. */
  private static int limit(HttpAnswer answer) {
    String told = answer.header("Ping-Body-Limit").orElse("");
    try {
      return Math.max(0, Math.min(Integer.parseInt(told.strip()), BODY_BYTES_MAX));
    } catch (NumberFormatException e) {
      return BODY_BYTES_MAX;
    }
  }
}
