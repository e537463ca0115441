package photos.keepsake.monitor.schedule;

import java.time.Duration;

/**
 * What a daemon is to do, as the person has it configured at the moment.
 *
 * @param jitter how much later than due a run may start, by chance
 * @param keepAlive how long after the last job a visit is due; zero for never
 */
public record DaemonPlan(
    Schedule schedule, Duration jitter, Duration keepAlive, Job run, Job visit) {}
