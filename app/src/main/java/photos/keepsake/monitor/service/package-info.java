/**
 * What the system's own scheduler reads: {@link photos.keepsake.monitor.service.Scheduler} puts a
 * {@link photos.keepsake.monitor.service.ServicePlan} into the hands of systemd, cron or launchd,
 * takes it out again and tells how it stands. It touches only what carries its own mark, and knows
 * nothing of what the command does that it has run.
 */
@NullMarked
package photos.keepsake.monitor.service;

import org.jspecify.annotations.NullMarked;
