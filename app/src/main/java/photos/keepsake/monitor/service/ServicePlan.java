package photos.keepsake.monitor.service;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.schedule.CronExpression;

/**
 * What is to be run, and when.
 *
 * @param command an absolute path, and its arguments
 * @param environment variables it needs, in the order in which they are written
 * @param jitter how much later than due it may start, by chance; where the scheduler can do that
 */
public record ServicePlan(
    ServiceName name,
    List<String> command,
    Map<String, String> environment,
    CronExpression schedule,
    Duration jitter) {

  /** Refuses what none of the files can hold. */
  public ServicePlan {
    command = List.copyOf(command);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    Stream.concat(command.stream(), environment.values().stream())
        .filter(word -> word.chars().anyMatch(Character::isISOControl))
        .findFirst()
        .ifPresent(
            word -> {
              throw new RunFailure(
                  Reason.USAGE,
                  "this cannot be written into a service file",
                  "\""
                      + word.replaceAll("\\p{Cntrl}", "?")
                      + "\" has a line break or the like in it",
                  "rename that folder, or give another value");
            });
  }
}
