package photos.keepsake.cli;

import java.util.Optional;
import photos.keepsake.chrome.ChromeBinary;

/** What a person should know about their set-up although it is no error. */
final class Advice {
  private Advice() {}

  /** Others were signed out within minutes on Chromium, and not on Google Chrome (2026). */
  static Optional<String> onBrowser(ChromeBinary binary) {
    return binary.flavour() == ChromeBinary.Flavour.CHROME
        ? Optional.empty()
        : Optional.of(
            "this is not Google Chrome: others were signed out within minutes with Chromium."
                + " Where you can, install Google Chrome");
  }
}
