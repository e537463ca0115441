package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photos.keepsake.monitor.schedule.Condition;
import photos.keepsake.monitor.schedule.JobEnd;
import photos.keepsake.monitor.schedule.JobKind;
import photos.keepsake.monitor.schedule.RunEnd;

class DaemonNoticesTest {

  @ParameterizedTest
  @CsvSource({
    "RUN, 0, false",
    "RUN, 3, false",
    "RUN, 12, false",
    "RUN, 5, false",
    "RUN, 143, false",
    "RUN, 1, true",
    "RUN, 134, true",
    "RUN, 137, true",
    "VISIT, 0, true",
    "VISIT, 12, true",
  })
  void peopleAreNotifiedHereOnlyOfWhatNobodyElseTells(JobKind kind, int code, boolean ours) {
    JobEnd end = new JobEnd(DaemonChild.ending(code), code);

    assertThat(
            DaemonNotices.isOurs(
                new RunEnd(
                    kind,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    end,
                    Condition.SIGNED_OUT,
                    Condition.HEALTHY)))
        .isEqualTo(ours);
  }
}
