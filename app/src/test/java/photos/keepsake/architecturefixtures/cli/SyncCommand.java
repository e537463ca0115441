package photos.keepsake.architecturefixtures.cli;

import photos.keepsake.architecturefixtures.googlephotos.Site;
import photos.keepsake.architecturefixtures.simulator.PretendSite;

/** May use every part, and still breaks three rules. */
final class SyncCommand {
  void exit(Site site) {
    System.exit(site.hashCode());
  }

  void halt() {
    Runtime.getRuntime().halt(1);
  }

  Object simulate() {
    return new PretendSite();
  }
}
