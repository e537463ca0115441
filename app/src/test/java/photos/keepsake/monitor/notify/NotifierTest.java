package photos.keepsake.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.monitor.schedule.Condition;

class NotifierTest {
  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  @TempDir private Path folder;

  private final List<Notice> told = new ArrayList<>();
  private boolean isBroken;

  /** Takes everything, unless it is broken. */
  private final class Phone implements Channel {
    @Override
    public String name() {
      return "phone";
    }

    @Override
    public String tell(Notice notice, Duration limit) throws ChannelTrouble {
      if (isBroken) {
        throw new ChannelTrouble("no line");
      }
      told.add(notice);
      return "it rang";
    }
  }

  private ConditionMemory memory() {
    return ConditionMemory.of(folder, Path.of("/volume1/photos"));
  }

  private Notifier notifier() {
    return new Notifier(List.of(new Phone()), memory(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private List<String> ended(Condition now) {
    return notifier().ended(now, now.words(), "details");
  }

  @Test
  void aFirstRunThatGoesWellIsNoNews() {
    assertThat(ended(Condition.HEALTHY)).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void troubleIsToldOnceAndItsEndTooWithWhatItWas() {
    ended(Condition.HEALTHY);
    ended(Condition.SIGNED_OUT);
    ended(Condition.SIGNED_OUT);
    ended(Condition.HEALTHY);
    ended(Condition.HEALTHY);

    assertThat(told)
        .extracting(Notice::now)
        .containsExactly(Condition.SIGNED_OUT, Condition.HEALTHY);
    assertThat(told.get(0).before()).contains(Condition.HEALTHY);
    assertThat(told.get(1).details())
        .startsWith("This is over: signed out, since 2026-11-25T03:00:00Z.");
  }

  @Test
  void aFirstRunThatFailsIsNews() {
    ended(Condition.FAILING);

    assertThat(told).extracting(Notice::now).containsExactly(Condition.FAILING);
  }

  @Test
  void anotherTroubleIsNews() {
    ended(Condition.FAILING);
    ended(Condition.SITE_CHANGED);

    assertThat(told).hasSize(2);
  }

  @Test
  void whatNobodyTookIsToldTheNextTime() {
    isBroken = true;
    assertThat(ended(Condition.FAILING)).containsExactly("could not notify by phone: no line");

    isBroken = false;
    assertThat(ended(Condition.FAILING)).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void aMemoryThatCannotBeReadIsNoMemory() throws IOException {
    ended(Condition.FAILING);
    Files.writeString(memory().file(), "nonsense");

    ended(Condition.FAILING);

    assertThat(told).hasSize(2);
  }

  @Test
  void archivesDoNotShareTheirMemory() {
    assertThat(ConditionMemory.of(folder, Path.of("/a")).file())
        .isNotEqualTo(ConditionMemory.of(folder, Path.of("/b")).file())
        .isEqualTo(ConditionMemory.of(folder, Path.of("/x/../a")).file());
  }

  @Test
  void aHeadlineIsOneLineThatCannotBecomeAHeader() {
    Notice notice =
        new Notice(
            Condition.FAILING,
            Optional.empty(),
            "a\r\nBcc: x@example.org" + "y".repeat(300),
            "line\nline\u0000",
            NOW);

    assertThat(notice.headline()).startsWith("a Bcc: ").hasSize(200);
    assertThat(notice.details()).isEqualTo("line\nline");
  }
}
