/**
 * The daemon: {@link photos.keepsake.monitor.schedule.Schedule} says when a run is due, {@link
 * photos.keepsake.monitor.schedule.Daemon} has it done, {@link
 * photos.keepsake.monitor.schedule.StateFile} remembers what was done, and {@link
 * photos.keepsake.monitor.schedule.Health} judges that from outside. What a run is, and how one is
 * started, it does not know.
 */
@NullMarked
package photos.keepsake.monitor.schedule;

import org.jspecify.annotations.NullMarked;
