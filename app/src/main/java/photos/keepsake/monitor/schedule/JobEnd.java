package photos.keepsake.monitor.schedule;

/**
 * The end of a job.
 *
 * @param exitCode of its process
 */
public record JobEnd(Ending ending, int exitCode) {}
