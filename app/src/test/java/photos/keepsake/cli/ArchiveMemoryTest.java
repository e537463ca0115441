package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchiveSettings;

class ArchiveMemoryTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T03:00:00Z");

  @TempDir private Path folder;
  private Archive archive;

  @BeforeEach
  void open() {
    archive = Archive.open(folder.resolve("archive"), ArchiveSettings.standard(Clock.systemUTC()));
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private ArchiveMemory memory(Duration later, boolean full) {
    return new ArchiveMemory(archive, InstantSource.fixed(MONDAY.plus(later)), full);
  }

  private void walkFully(boolean whole) {
    ArchiveMemory memory = memory(Duration.ZERO, false);
    memory.runStarted();
    memory.fullWalkDone();
    memory.runEnded(whole, 5);
  }

  @Test
  void theFirstWalkIsAFullOne() {
    ArchiveMemory first = memory(Duration.ZERO, false);

    assertThat(first.isFullWalkDue()).isTrue();
    assertThat(first.isQuiet()).isFalse();
  }

  @Test
  void afterAFullWalkTheNextOnesAreQuietForAWeek() {
    walkFully(true);

    ArchiveMemory sunday = memory(Duration.ofDays(6), false);
    assertThat(sunday.isFullWalkDue()).isFalse();
    assertThat(sunday.isQuiet()).isTrue();
    assertThat(memory(Duration.ofDays(7), false).isFullWalkDue()).isTrue();
  }

  @Test
  void whoeverAsksForAFullWalkGetsIt() {
    walkFully(true);

    assertThat(memory(Duration.ofHours(1), true).isFullWalkDue()).isTrue();
  }

  @Test
  void aRunThatLeftItemsAloneDoesNotCount() {
    walkFully(false);

    assertThat(memory(Duration.ofHours(1), false).isFullWalkDue()).isTrue();
  }

  @Test
  void afterARunThatWasKilledEverythingIsListedOnce() {
    walkFully(true);
    memory(Duration.ofHours(1), false).runStarted();

    ArchiveMemory next = memory(Duration.ofHours(2), false);
    assertThat(next.isFullWalkDue()).isTrue();
    next.runStarted();
    next.fullWalkDone();
    next.runEnded(true, 3);
    assertThat(memory(Duration.ofHours(3), false).isFullWalkDue()).isFalse();
  }

  @Test
  void aRunOverAPartOfTheLibraryMakesHolesOnlyWhereItArchivedSomething() {
    walkFully(true);
    ArchiveMemory nothingNew = memory(Duration.ofHours(1), false);
    nothingNew.runStarted();
    nothingNew.runEnded(false, 0);
    assertThat(memory(Duration.ofHours(2), false).isFullWalkDue()).isFalse();

    ArchiveMemory some = memory(Duration.ofHours(3), false);
    some.runStarted();
    some.runEnded(false, 1);
    assertThat(memory(Duration.ofHours(4), false).isFullWalkDue()).isTrue();
  }

  @Test
  void aClockThatWentBackIsNotTrusted() {
    walkFully(true);

    assertThat(memory(Duration.ofDays(-30), false).isFullWalkDue()).isTrue();
  }
}
