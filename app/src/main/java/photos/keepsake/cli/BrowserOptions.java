package photos.keepsake.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command takes that starts Chrome for the real site. */
final class BrowserOptions {
  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description = "Chrome's profile folder, which holds your sign-in. Guard it like a password.")
  private @Nullable Path profile;

  @Mixin private NetworkOptions network = new NetworkOptions();
  @Mixin private ChromeChoice chrome = new ChromeChoice();

  ChromeChoice chrome() {
    return chrome;
  }

  /** What Chrome is to be started with. */
  BrowserSettings settings(Folders folders, boolean headless) {
    return new BrowserSettings(
        profile(folders), headless, network.proxy(), network.extraCa(), chrome.arguments());
  }

  private Path profile(Folders folders) {
    return (profile == null ? folders.profile() : profile).toAbsolutePath().normalize();
  }

  /** How requests leave this machine. */
  NetworkOptions network() {
    return network;
  }
}
