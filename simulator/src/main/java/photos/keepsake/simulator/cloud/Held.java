package photos.keepsake.simulator.cloud;

import photos.keepsake.simulator.truth.SimulatedItem;

/**
 * An item in one place: the library, an album, the trash.
 *
 * @param key what it is called there
 * @param item what it is
 * @param owner whose it is
 * @param saved whether it is in the owner's own library as well; always so for own items
 */
public record Held(String key, SimulatedItem item, Account owner, boolean saved) {

  static Held own(SimulatedItem item, String key) {
    return new Held(key, item, Account.OWNER, true);
  }

  /** Whether somebody else uploaded it. */
  public boolean isOthers() {
    return !owner.equals(Account.OWNER);
  }
}
