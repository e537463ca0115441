package photos.keepsake.architecturefixtures.cli;

import java.time.Clock;

/** Innocent: the command line prints, takes the system's clock, and Main alone exits. */
public final class Main {
  Clock clock() {
    return Clock.systemDefaultZone();
  }

  void end() {
    System.out.println("done");
    Runnable exit = () -> System.exit(0);
    exit.run();
  }

  static final class Signal {
    void second() {
      Runtime.getRuntime().halt(130);
    }
  }
}
