package photos.keepsake.architecturefixtures.cli;

import photos.keepsake.architecturefixtures.simulator.PretendSite;

/** Innocent: the demo is what the simulator is for. */
final class DemoCommand {
  static final class Stage {
    PretendSite site() {
      return new PretendSite();
    }
  }
}
