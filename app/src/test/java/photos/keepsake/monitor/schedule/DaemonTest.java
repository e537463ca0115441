package photos.keepsake.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

class DaemonTest {
  private static final Duration THREE_DAYS = Duration.ofDays(3);

  @TempDir private Path folder;

  private DaemonWorld world(String start) {
    return new DaemonWorld(folder, start);
  }

  private DaemonWorld daily(String start, String zone) {
    DaemonWorld world = world(start);
    world.schedule = Schedule.cron("30 2 * * *", ZoneId.of(zone));
    return world;
  }

  private static List<Instant> at(String... times) {
    return Stream.of(times).map(Instant::parse).toList();
  }

  private static JobEnd end(Ending ending, int code) {
    return new JobEnd(ending, code);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-28T12:00:00Z, 2026-03-30T12:00:00Z, 2026-03-29T01:00:00Z, 2026-03-30T00:30:00Z",
    "Europe/Berlin, 2026-10-24T12:00:00Z, 2026-10-26T12:00:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
    "America/New_York, 2026-03-07T12:00:00Z, 2026-03-09T12:00:00Z, 2026-03-08T07:00:00Z, 2026-03-09T06:30:00Z",
    "America/New_York, 2026-10-31T12:00:00Z, 2026-11-02T12:00:00Z, 2026-11-01T07:30:00Z, 2026-11-02T07:30:00Z",
  })
  void runsOnceADayOverAClockChange(
      String zone, String start, String end, String first, String second) {
    DaemonWorld world = daily(start, zone);

    world.runUntil(end);

    assertThat(world.runs).isEqualTo(at(first, second));
  }

  @Test
  void anIntervalBeginsAtOnceAndDoesNotDrift() {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.jitter = Duration.ofMinutes(5);

    world.runUntil("2026-01-02T00:00:00Z");

    assertThat(world.runs).hasSize(4);
    for (int i = 0; i < 4; i++) {
      Instant due = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(6L * i));
      assertThat(world.runs.get(i)).isBetween(due, due.plus(world.jitter));
    }
  }

  @Test
  void jitterNeverReachesTheNextRun() {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.schedule = Schedule.cron("* * * * *", ZoneId.of("UTC"));
    world.jitter = Duration.ofHours(20);
    world.runTakes = Duration.ofSeconds(5);

    world.runUntil("2026-01-01T02:00:30Z");

    assertThat(world.runs).hasSizeBetween(119, 120);
    assertThat(world.runs.stream().map(time -> time.getEpochSecond() / 60)).doesNotHaveDuplicates();
  }

  @Test
  void howeverManyRunsWereMissedOneMakesUpForThem() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.runUntil("2026-01-02T12:00:00Z");
    world.now = Instant.parse("2026-01-09T12:00:00Z");

    world.runUntil("2026-01-10T12:00:00Z");

    assertThat(world.runs)
        .isEqualTo(at("2026-01-02T02:30:00Z", "2026-01-09T12:00:00Z", "2026-01-10T02:30:00Z"));
    assertThat(world.reasons).contains("RUNmakes up for a missed one");
  }

  @Test
  void aMachineThatSleptIsNoticed() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.happenings.put(
        Instant.parse("2026-01-02T00:00:00Z"),
        () -> world.now = Instant.parse("2026-01-05T09:00:00Z"));

    world.runUntil("2026-01-05T12:00:00Z");

    assertThat(world.runs).isEqualTo(at("2026-01-05T09:00:00Z"));
  }

  @Test
  void aRunThatTookLongerThanTheScheduleIsFollowedByOne() {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.runTakes = Duration.ofHours(20);
    world.happenings.put(
        Instant.parse("2026-01-01T01:00:00Z"), () -> world.runTakes = Duration.ofMinutes(1));

    world.runUntil("2026-01-02T03:00:00Z");

    assertThat(world.runs)
        .isEqualTo(at("2026-01-01T00:00:00Z", "2026-01-01T20:00:00Z", "2026-01-02T02:00:00Z"));
  }

  @Test
  void killedBetweenRunsItGoesOnAsIfNothingWas() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.killAt("2026-01-02T12:00:00Z");
    world.now = Instant.parse("2026-01-02T12:05:00Z");

    world.runUntil("2026-01-03T12:00:00Z");

    assertThat(world.runs).isEqualTo(at("2026-01-02T02:30:00Z", "2026-01-03T02:30:00Z"));
  }

  @Test
  void killedInTheMiddleOfARunItRunsOnceMore() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.killAt("2026-01-02T02:35:00Z");
    world.now = Instant.parse("2026-01-02T03:00:00Z");

    world.runUntil("2026-01-03T12:00:00Z");

    assertThat(world.runs)
        .isEqualTo(at("2026-01-02T02:30:00Z", "2026-01-02T03:00:00Z", "2026-01-03T02:30:00Z"));
    assertThat(world.reasons).contains("RUNthe one before was cut off");
  }

  @Test
  void stoppedInTheMiddleOfARunItRunsOnceMoreAndCallsNothingFailed() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.runUntil("2026-01-02T02:35:00Z");
    assertThat(world.ends).extracting(RunEnd::end).containsExactly(end(Ending.STOPPED, 143));
    world.now = Instant.parse("2026-01-02T03:00:00Z");

    world.runUntil("2026-01-02T12:00:00Z");

    assertThat(world.runs).isEqualTo(at("2026-01-02T02:30:00Z", "2026-01-02T03:00:00Z"));
    assertThat(world.changes).isEmpty();
  }

  @Test
  void warnsOfALostSignInOnceAndTellsOfTheRecovery() {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.endings.addAll(
        List.of(
            end(Ending.COMPLETE, 0),
            end(Ending.SIGNED_OUT, 12),
            end(Ending.TEMPORARY, 4),
            end(Ending.SIGNED_OUT, 12)));
    world.killAt("2026-01-01T13:00:00Z");

    world.runUntil("2026-01-02T12:00:00Z");

    assertThat(world.changes)
        .extracting(RunEnd::after)
        .containsExactly(Condition.SIGNED_OUT, Condition.HEALTHY);
    assertThat(world.runs).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED, 5, FAILING",
    "TEMPORARY, 4, FAILING",
    "SITE_CHANGED, 13, SITE_CHANGED",
  })
  void aRunThatFailsChangesTheCondition(Ending ending, int code, Condition condition) {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.endings.add(end(ending, code));

    world.runUntil("2026-01-01T12:00:00Z");

    assertThat(world.changes)
        .extracting(RunEnd::after)
        .containsExactly(condition, Condition.HEALTHY);
  }

  @ParameterizedTest
  @CsvSource({"CRASHED, 137", "CRASHED, 1", "STOPPED, 143"})
  void aRunThatIsCutOffIsTriedAgainBeforeAnythingIsSaid(Ending ending, int code) {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.runTakes = Duration.ofSeconds(1);
    world.endings.addAll(List.of(end(ending, code), end(ending, code)));

    world.runUntil("2026-01-02T12:00:00Z");

    assertThat(world.runs)
        .isEqualTo(at("2026-01-02T02:30:00Z", "2026-01-02T02:35:01Z", "2026-01-02T02:40:02Z"));
    assertThat(world.changes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CRASHED, 137, true", "STOPPED, 143, false"})
  void aRunThatIsCutOffAgainAndAgainIsLeftToTheSchedule(Ending ending, int code, boolean failing) {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    for (int i = 0; i < 10; i++) {
      world.endings.add(end(ending, code));
    }

    world.runUntil("2026-01-02T23:00:00Z");

    assertThat(world.runs).hasSize(Daemon.CUT_OFF_RETRIES_MAX + 1);
    assertThat(world.changes)
        .extracting(RunEnd::after)
        .isEqualTo(failing ? List.of(Condition.FAILING) : List.of());
  }

  @ParameterizedTest
  @CsvSource({"SIGNED_OUT, 12", "SITE_CHANGED, 13"})
  void aFailureDoesNotHideWhatAPersonHasToDo(Ending ending, int code) {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.endings.addAll(List.of(end(ending, code), end(Ending.FAILED, 5), end(ending, code)));

    world.runUntil("2026-01-01T13:00:00Z");

    assertThat(world.changes).hasSize(1);
    assertThat(world.runs).hasSize(3);
  }

  @Test
  void aVisitDoesNotKnowThatTheAccountIsTheWrongOne() {
    DaemonWorld world = daily("2026-01-01T02:00:00Z", "UTC");
    world.keepAlive = Duration.ofHours(2);
    world.endings.addAll(List.of(end(Ending.SIGNED_OUT, 12), end(Ending.SIGNED_OUT, 12)));
    world.killAt("2026-01-01T12:00:00Z");

    world.runUntil("2026-01-03T02:00:00Z");

    assertThat(world.visits).isNotEmpty();
    assertThat(world.changes).extracting(RunEnd::after).containsExactly(Condition.SIGNED_OUT);
    assertThat(world.health(THREE_DAYS).state().orElseThrow().standing().signedOutSince())
        .contains(Instant.parse("2026-01-01T02:40:00Z"));
  }

  @Test
  void aVisitTellsOfASignInThatAVisitMissed() {
    DaemonWorld world = daily("2026-01-01T02:40:00Z", "UTC");
    world.keepAlive = Duration.ofHours(4);
    world.visitEnd = end(Ending.SIGNED_OUT, 12);
    world.happenings.put(
        Instant.parse("2026-01-01T08:00:00Z"), () -> world.visitEnd = end(Ending.COMPLETE, 0));

    world.runUntil("2026-01-01T12:00:00Z");

    assertThat(world.runs).isEmpty();
    assertThat(world.changes)
        .extracting(RunEnd::after)
        .containsExactly(Condition.SIGNED_OUT, Condition.HEALTHY);
  }

  @Test
  void whatNeverSawTheSitePutsNoVisitOffForLong() {
    DaemonWorld world = daily("2026-01-01T02:00:00Z", "UTC");
    world.keepAlive = Duration.ofHours(12);
    world.endings.add(end(Ending.TEMPORARY, 4));
    world.visitEnd = end(Ending.TEMPORARY, 4);

    world.runUntil("2026-01-01T15:30:00Z");

    assertThat(world.visits).isEqualTo(at("2026-01-01T14:00:00Z", "2026-01-01T15:00:20Z"));
  }

  @Test
  void theNextRunIsToldAgainOnlyWhenItChanges() {
    DaemonWorld world = daily("2026-01-01T02:40:00Z", "UTC");
    world.keepAlive = Duration.ofHours(4);

    world.runUntil("2026-01-01T23:00:00Z");

    assertThat(world.visits).hasSizeGreaterThan(2);
    assertThat(world.planned).isEqualTo(at("2026-01-02T02:30:00Z"));
  }

  @Test
  void aChangeIsRememberedBeforeItIsTold() {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.endings.add(end(Ending.SIGNED_OUT, 12));
    List<Condition> remembered = new ArrayList<>();
    world.onChange =
        change ->
            remembered.add(world.file.read().map(DaemonState::standing).orElseThrow().condition());

    world.runUntil("2026-01-01T01:00:00Z");

    assertThat(remembered).containsExactly(Condition.SIGNED_OUT);
  }

  @Test
  void anArchiveInUseIsTriedAgainAndIsNoFailure() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.runTakes = Duration.ofSeconds(1);
    world.endings.addAll(List.of(end(Ending.IN_USE, 11), end(Ending.IN_USE, 11)));

    world.runUntil("2026-01-02T12:00:00Z");

    assertThat(world.runs)
        .isEqualTo(at("2026-01-02T02:30:00Z", "2026-01-02T02:35:01Z", "2026-01-02T02:40:02Z"));
    assertThat(world.changes).isEmpty();
  }

  @Test
  void anArchiveThatStaysInUseIsLeftToWhoeverHasIt() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    for (int i = 0; i < 40; i++) {
      world.endings.add(end(Ending.IN_USE, 11));
    }

    world.runUntil("2026-01-02T23:00:00Z");

    assertThat(world.runs).hasSize(Daemon.IN_USE_RETRIES_MAX + 1);
    assertThat(world.notes).anyMatch(note -> note.contains("stays in use"));
  }

  @Test
  void visitsWhenThereWasNoRunForLongAndNoticesALostSignIn() {
    DaemonWorld world = daily("2026-01-01T02:40:00Z", "UTC");
    world.keepAlive = Duration.ofHours(12);
    world.visitEnd = end(Ending.SIGNED_OUT, 12);

    world.runUntil("2026-01-02T14:00:00Z");

    assertThat(world.visits).isEqualTo(at("2026-01-01T14:40:00Z"));
    assertThat(world.changes)
        .extracting(RunEnd::after)
        .containsExactly(Condition.SIGNED_OUT, Condition.HEALTHY);
  }

  @Test
  void doesNotVisitWhereRunsAreNearEachOther() {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.keepAlive = Duration.ofHours(12);

    world.runUntil("2026-01-03T00:00:00Z");

    assertThat(world.visits).isEmpty();
  }

  @Test
  void aVisitThatSucceedsDoesNotHideThatRunsFail() {
    DaemonWorld world = daily("2026-01-01T02:00:00Z", "UTC");
    world.keepAlive = Duration.ofHours(1);
    world.endings.add(end(Ending.FAILED, 1));

    world.runUntil("2026-01-02T02:00:00Z");

    assertThat(world.visits).isNotEmpty();
    assertThat(world.changes).extracting(RunEnd::after).containsExactly(Condition.FAILING);
  }

  @Test
  void aClockThatIsPutForwardAndBackCausesNoStormAndNoEndlessWait() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.happenings.put(
        Instant.parse("2026-01-01T13:00:00Z"),
        () -> world.now = Instant.parse("2030-01-01T13:00:00Z"));
    world.happenings.put(
        Instant.parse("2030-01-01T13:30:00Z"),
        () -> {
          world.now = Instant.parse("2026-01-01T13:40:00Z");
          world.happenings.put(Instant.parse("2026-01-03T12:00:00Z"), () -> world.daemon().stop());
        });

    world.start(false);

    assertThat(world.runs)
        .isEqualTo(at("2030-01-01T13:00:00Z", "2026-01-02T02:30:00Z", "2026-01-03T02:30:00Z"));
  }

  @Test
  void aClockThatIsPutBackALittleRepeatsNothing() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.happenings.put(
        Instant.parse("2026-01-02T02:45:00Z"),
        () -> world.now = Instant.parse("2026-01-02T02:20:00Z"));

    world.runUntil("2026-01-03T02:00:00Z");

    assertThat(world.runs).isEqualTo(at("2026-01-02T02:30:00Z"));
  }

  @Test
  void aScheduleThatIsChangedHoldsFromTheNextRunOn() {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.happenings.put(
        Instant.parse("2026-01-01T07:00:00Z"),
        () -> world.schedule = Schedule.every(Duration.ofHours(1)));

    world.runUntil("2026-01-01T14:30:00Z");

    assertThat(world.runs)
        .isEqualTo(
            at(
                "2026-01-01T00:00:00Z",
                "2026-01-01T06:00:00Z",
                "2026-01-01T12:00:00Z",
                "2026-01-01T13:00:00Z",
                "2026-01-01T14:00:00Z"));
  }

  @Test
  void aBrokenConfigurationIsToldOnceAndTheOldScheduleStays() {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.happenings.put(
        Instant.parse("2026-01-01T01:00:00Z"),
        () -> world.brokenPlan = new RunFailure(Reason.USAGE, "broken", "line 1", "mend it"));

    world.runUntil("2026-01-02T00:00:00Z");

    assertThat(world.runs).hasSize(4);
    assertThat(world.notes).hasSize(1).allMatch(note -> note.contains("line 1"));
  }

  @Test
  void runsFirstWhereThatIsAskedFor() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.happenings.put(Instant.parse("2026-01-02T12:00:00Z"), () -> world.daemon().stop());

    world.start(true);

    assertThat(world.runs).isEqualTo(at("2026-01-01T12:00:00Z", "2026-01-02T02:30:00Z"));
  }

  @Test
  void aStateThatCannotBeReadIsPutAsideAndTold() throws IOException {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    for (String damaged : List.of("{\"archive\":", "", "null", "{}", "[1]", "{\"standing\":7}")) {
      Files.createDirectories(folder);
      Files.writeString(world.file.path(), damaged);
      world.notes.clear();

      world.runUntil(world.now.plusSeconds(600).toString());

      assertThat(world.notes).as(damaged).anyMatch(note -> note.contains("cannot be read"));
      assertThat(world.file.aside()).hasContent(damaged);
      assertThat(world.file.read()).isPresent();
    }
  }

  @Test
  void theStateIsReadAsItWasWritten() throws IOException {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.keepAlive = Duration.ofHours(1);
    world.endings.add(end(Ending.SIGNED_OUT, 12));
    world.runUntil("2026-01-01T00:30:00Z");

    DaemonState state = world.file.read().orElseThrow();
    world.file.write(state);

    assertThat(world.file.read()).contains(state);
    assertThat(state.standing().signedOutSince()).contains(Instant.parse("2026-01-01T00:10:00Z"));
    assertThat(state.standing().lastExitCode()).contains(12);
    assertThat(Files.readString(world.file.path())).contains("\"archive\" : \"/photos\"");
  }

  @Test
  void anArchiveHasOneDaemon() {
    DaemonWorld world = world("2026-01-01T00:00:00Z");
    world.happenings.put(
        Instant.parse("2026-01-01T03:00:00Z"),
        () -> {
          assertThatThrownBy(() -> new DaemonWorld(folder, "2026-01-01T03:00:00Z").start(false))
              .isInstanceOfSatisfying(
                  RunFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.IN_USE));
          world.daemon().stop();
        });

    world.start(false);

    assertThat(world.runs).hasSize(1);
  }

  @Test
  void healthTellsLivenessSessionAndFreshnessApart() {
    DaemonWorld world = daily("2026-01-01T02:00:00Z", "UTC");
    assertThat(world.health(THREE_DAYS).verdict()).isEqualTo(Health.Verdict.NOT_RUNNING);
    expect(world, "2026-01-01T02:10:00Z", Health.Verdict.HEALTHY);
    expect(world, "2026-01-01T02:35:00Z", Health.Verdict.HEALTHY);
    world.endings.addAll(
        List.of(
            end(Ending.COMPLETE, 0),
            end(Ending.SIGNED_OUT, 12),
            end(Ending.FAILED, 5),
            end(Ending.COMPLETE, 3)));
    expect(world, "2026-01-02T02:41:00Z", Health.Verdict.SIGNED_OUT);
    expect(world, "2026-01-03T02:41:00Z", Health.Verdict.SIGNED_OUT);
    for (int i = 0; i < 3; i++) {
      world.endings.add(end(Ending.FAILED, 5));
    }
    expect(world, "2026-01-07T02:29:00Z", Health.Verdict.HEALTHY);
    expect(world, "2026-01-07T02:41:00Z", Health.Verdict.STALE);
    expect(world, "2026-01-08T02:41:00Z", Health.Verdict.HEALTHY);

    world.runUntil("2026-01-09T00:00:00Z");

    assertThat(world.health(THREE_DAYS).verdict()).isEqualTo(Health.Verdict.NOT_RUNNING);
    assertThat(world.happenings).isEmpty();
  }

  private static void expect(DaemonWorld world, String time, Health.Verdict verdict) {
    world.happenings.put(
        Instant.parse(time),
        () -> assertThat(world.health(THREE_DAYS).verdict()).as(time).isEqualTo(verdict));
  }

  @Test
  void aDaemonWhoseStateCannotBeReadIsNotCalledDead() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.happenings.put(
        Instant.parse("2026-01-01T13:00:10Z"),
        () -> {
          assertThat(world.file.path().toFile().delete()).isTrue();
          assertThat(world.health(THREE_DAYS).verdict()).isEqualTo(Health.Verdict.UNREADABLE);
          world.daemon().stop();
        });

    world.start(false);
  }

  @Test
  void aSuccessInTheFutureIsNotBelieved() {
    DaemonWorld world = daily("2026-01-01T02:00:00Z", "UTC");
    world.happenings.put(
        Instant.parse("2026-01-01T02:31:00Z"),
        () -> world.now = Instant.parse("2030-01-01T00:00:00Z"));
    world.happenings.put(
        Instant.parse("2030-01-01T03:00:00Z"),
        () -> {
          world.now = Instant.parse("2026-01-01T03:40:00Z");
          expect(world, "2026-01-05T03:00:00Z", Health.Verdict.STALE);
          world.happenings.put(Instant.parse("2026-01-05T03:30:00Z"), () -> world.daemon().stop());
        });
    for (int i = 0; i < 9; i++) {
      world.endings.add(end(i == 0 ? Ending.COMPLETE : Ending.FAILED, i == 0 ? 0 : 5));
    }

    world.start(false);

    assertThat(world.changes).isNotEmpty();
  }

  @Test
  void aDaemonThatShowsNoSignIsSilent() {
    DaemonWorld world = daily("2026-01-01T12:00:00Z", "UTC");
    world.happenings.put(
        Instant.parse("2026-01-01T13:00:10Z"),
        () -> {
          Instant later = world.now.plus(Duration.ofMinutes(4));
          assertThat(Health.look(world.file, later, THREE_DAYS).verdict())
              .isEqualTo(Health.Verdict.SILENT);
          world.daemon().stop();
        });

    world.start(false);
  }
}
