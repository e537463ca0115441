package photos.keepsake.monitor.service;

import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * Tells services of several archives apart.
 *
 * @param text lower-case letters, digits and hyphens, so that it can stand in every file
 */
public record ServiceName(String text) {
  private static final String USUAL = "keepsake";

  /** Long enough to say something, and every file name made of it is short. */
  private static final int LENGTH_MAX = 40;

  /** Refuses what could not stand in a file name or a comment. */
  public ServiceName {
    if (!text.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?") || text.length() > LENGTH_MAX) {
      throw new RunFailure(
          Reason.USAGE,
          "cannot name a service \"" + text + "\"",
          "a name is made of up to " + LENGTH_MAX + " of a to z, 0 to 9, and hyphens in between",
          "give --name something such as family");
    }
  }

  /** The one that is meant when none is given. */
  public static ServiceName usual() {
    return new ServiceName(USUAL);
  }

  /** What the unit, the agent and the lines are called; it always begins with our name. */
  public String unit() {
    return text.equals(USUAL) ? USUAL : USUAL + "-" + text;
  }
}
