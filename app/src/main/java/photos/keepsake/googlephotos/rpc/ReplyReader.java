package photos.keepsake.googlephotos.rpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.googlephotos.site.Site;

/**
 * Reads a reply as the answers to the calls that were sent. Answers come in any order and are
 * paired by slot; a call without one is told by what else the reply says, and is overloaded where
 * it says nothing. Never throws, whatever came.
 */
final class ReplyReader<T> {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyReader.class);

  private static final String ANSWER = "wrb.fr";
  private static final String ERROR = "er";

  private final List<? extends Call<? extends T>> calls;
  private final Map<Integer, Answer<T>> answers = new HashMap<>();
  private Optional<Answer<T>> forTheRest = Optional.empty();

  private ReplyReader(List<? extends Call<? extends T>> calls) {
    this.calls = calls;
  }

  /**
   * One answer per call, in the order of the calls.
   *
   * @param retryAfter what the reply asks for, if it asks
   */
  static <T> List<Answer<T>> read(
      Reply reply, List<? extends Call<? extends T>> calls, Optional<Duration> retryAfter) {
    ReplyReader<T> reader = new ReplyReader<>(calls);
    Answer<T> otherwise = reader.readWhole(reply);
    List<Answer<T>> read = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      read.add(within(retryAfter, reader.answers.getOrDefault(i, otherwise)));
    }
    return read;
  }

  private static <T> Answer<T> within(Optional<Duration> retryAfter, Answer<T> answer) {
    return answer instanceof Answer.Overloaded<T> ? new Answer.Overloaded<>(retryAfter) : answer;
  }

  /** Reads all that there is; gives what holds for calls without an answer of their own. */
  private Answer<T> readWhole(Reply reply) {
    if (leadsAway(reply)) {
      return new Answer.SignedOut<>();
    }
    if (Frames.areIn(reply.body())) {
      readFrames(reply.body());
    }
    if (forTheRest.isPresent()) {
      return forTheRest.get();
    }
    if (reply.status() != Status.OK) {
      return Status.answer(reply.status(), OptionalInt.empty());
    }
    return withoutFrames(reply);
  }

  private static boolean leadsAway(Reply reply) {
    String url = reply.finalUrl();
    return Site.isSignedOut(url)
        || (reply.status() != Status.NO_ANSWER && !url.isEmpty() && !Site.isPhotos(url));
  }

  private Answer<T> withoutFrames(Reply reply) {
    if (isPage(reply)) {
      return new Answer.SignedOut<>();
    }
    if (reply.body().isBlank() || Frames.areIn(reply.body())) {
      return new Answer.Overloaded<>(Optional.empty());
    }
    return new Answer.Drifted<>(Drift.ofText("body", "frames", reply.body()));
  }

  private static boolean isPage(Reply reply) {
    return !Frames.areIn(reply.body())
        && (reply.contentType().toLowerCase(Locale.ROOT).startsWith("text/html")
            || reply.body().stripLeading().startsWith("<"));
  }

  private void readFrames(String body) {
    Frames frames = Frames.parse(body);
    if (!frames.isWhole()) {
      LOG.warn("an answer seems to be cut off characters={}", body.length());
    }
    for (Jspb frame : frames.all()) {
      Optional<String> kind = frame.get(0).text();
      if (kind.equals(Optional.of(ANSWER))) {
        readAnswer(frame);
      } else if (kind.equals(Optional.of(ERROR))) {
        readError(frame);
      }
    }
  }

  private void readAnswer(Jspb frame) {
    indexOf(frame).ifPresent(index -> answers.putIfAbsent(index, answer(calls.get(index), frame)));
  }

  /** {@code ["wrb.fr",id,payload,null,null,[code]|null,slot]}, where the payload is JSON too. */
  private Answer<T> answer(Call<? extends T> call, Jspb frame) {
    Optional<String> payload = frame.get(2).text();
    if (payload.isPresent()) {
      return Answer.widened(call.read(payload.get()));
    }
    Jspb error = frame.get(5);
    OptionalInt code = error.get(0).count();
    if (code.isPresent()) {
      return Status.refused(code.getAsInt());
    }
    boolean isNothing = error.isAbsent() && frame.get(2).isNothing();
    return isNothing
        ? new Answer.Nothing<>()
        : new Answer.Drifted<>(frame.drift("an answer with a payload, a code or nothing").drift());
  }

  private void readError(Jspb frame) {
    Answer<T> answer = ErrorFrame.of(frame).answer();
    Optional<Integer> index = frame.get(6).isAbsent() ? Optional.empty() : indexOf(frame);
    if (index.isPresent()) {
      answers.putIfAbsent(index.get(), answer);
    } else {
      forTheRest = Optional.of(answer);
    }
  }

  /** Which call a frame is about: that of its slot, if it is of the same id. */
  private Optional<Integer> indexOf(Jspb frame) {
    String slot = frame.get(6).text().orElse("");
    for (int i = 0; i < calls.size(); i++) {
      boolean isSlot = slot.equals(RequestWriter.slot(i, calls.size())) || calls.size() == 1;
      if (isSlot && frame.get(1).text().equals(Optional.of(calls.get(i).id().id()))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
