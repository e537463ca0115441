package photos.keepsake.monitor.notify;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.monitor.notify.ConditionMemory.Told;
import photos.keepsake.monitor.schedule.Condition;

/**
 * Tells a person about a condition once, when it begins, and about the end of trouble. What no
 * channel took is told the next time. For one thread at a time.
 */
public final class Notifier {
  private static final Logger logger = LoggerFactory.getLogger(Notifier.class);

  /** Nothing may hold up a run for longer than this. */
  private static final Duration TOTAL_MAX = Duration.ofSeconds(60);

  /** A channel ends by itself before it is given up, so that its own words are told. */
  private static final Duration CHANNEL_MAX = Duration.ofSeconds(50);

  private final List<Channel> channels;
  private final ConditionMemory memory;
  private final Clock clock;

  /** Tells nobody yet. */
  public Notifier(List<Channel> channels, ConditionMemory memory, Clock clock) {
    this.channels = List.copyOf(channels);
    this.memory = memory;
    this.clock = clock;
  }

  /** What was told last; empty when nothing was. */
  public Optional<Condition> told() {
    return memory.read().map(Told::condition);
  }

  /** What came of one channel. */
  public record Attempt(String channel, boolean taken, String words) {}

  /**
   * Something ended in this condition. Tells all channels when that is a change, and remembers it
   * as soon as one of them took it. Never throws and never takes much longer than a minute.
   *
   * @param headline one line
   * @return what a person should know about the telling itself, usually nothing
   */
  public List<String> ended(Condition now, String headline, String details) {
    Optional<Told> before = memory.read();
    if (channels.isEmpty() || before.map(Told::condition).filter(now::equals).isPresent()) {
      return List.of();
    }
    Instant at = Instant.now(clock);
    List<String> warnings = new ArrayList<>();
    boolean isFirstAndWell = before.isEmpty() && now == Condition.HEALTHY;
    if (isFirstAndWell || isTold(notice(now, before, headline, details, at), warnings)) {
      remember(new Told(now, at), warnings);
    }
    return List.copyOf(warnings);
  }

  /** Tells all channels, whatever is remembered, and remembers nothing. */
  public List<Attempt> tell(Notice notice) {
    ExecutorService threads = Executors.newCachedThreadPool(Notifier::thread);
    try {
      Map<Channel, Future<String>> answers = new LinkedHashMap<>();
      channels.forEach(
          channel -> answers.put(channel, threads.submit(() -> channel.tell(notice, CHANNEL_MAX))));
      long deadline = System.nanoTime() + TOTAL_MAX.toNanos();
      List<Attempt> attempts = new ArrayList<>();
      answers.forEach((channel, answer) -> attempts.add(await(channel, answer, deadline)));
      return attempts;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "notice");
    thread.setDaemon(true); // One that hangs must not keep the program alive.
    return thread;
  }

  private static Attempt await(Channel channel, Future<String> answer, long deadline) {
    try {
      long left = Math.max(0, deadline - System.nanoTime());
      return new Attempt(channel.name(), true, answer.get(left, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return lost(channel, "it took longer than " + TOTAL_MAX.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return lost(channel, "it was interrupted", e);
    } catch (ExecutionException e) {
      String why =
          e.getCause() instanceof ChannelTrouble trouble ? trouble.getMessage() : "it failed";
      return lost(channel, String.valueOf(why), e);
    }
  }

  private static Attempt lost(Channel channel, String words, Throwable cause) {
    logger.warn(
        "notice not taken channel={} why={} cause={}",
        channel.name(),
        words,
        cause.getClass().getName());
    return new Attempt(channel.name(), false, words);
  }

  private boolean isTold(Notice notice, List<String> warnings) {
    List<Attempt> attempts = tell(notice);
    attempts.stream()
        .filter(attempt -> !attempt.taken())
        .map(a -> "could not notify by " + a.channel() + ": " + a.words())
        .forEach(warnings::add);
    return attempts.stream().anyMatch(Attempt::taken);
  }

  private static Notice notice(
      Condition now, Optional<Told> before, String headline, String details, Instant at) {
    String over =
        before
            .filter(told -> now == Condition.HEALTHY)
            .map(told -> "This is over: " + told.condition().words() + since(told) + ".\n")
            .orElse("");
    return new Notice(now, before.map(Told::condition), headline, over + details, at);
  }

  private static String since(Told told) {
    return ", since " + told.since().truncatedTo(ChronoUnit.SECONDS);
  }

  private void remember(Told told, List<String> warnings) {
    try {
      memory.write(told);
    } catch (IOException e) {
      logger.warn("condition not remembered", e);
      warnings.add("could not remember what was notified, so it may be told again");
    }
  }
}
