package photos.keepsake.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command takes that starts Chrome for the real site. */
final class BrowserOptions {
  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description = "Chrome's profile folder, which holds your sign-in. Guard it like a password.")
  private @Nullable Path profile;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description = "Send Chrome's traffic through this proxy, such as http://127.0.0.1:3128.")
  private @Nullable String proxy;

  @Option(
      names = "--extra-ca",
      paramLabel = "FILE",
      description = "Trust this certificate (PEM) too; for networks that inspect TLS.")
  private @Nullable Path extraCa;

  @Mixin private ChromeChoice chrome = new ChromeChoice();

  ChromeChoice chrome() {
    return chrome;
  }

  /** What Chrome is to be started with. */
  BrowserSettings settings(Folders folders, boolean headless) {
    return new BrowserSettings(profile(folders), headless, proxy(), extraCa(), chrome.arguments());
  }

  private Path profile(Folders folders) {
    return (profile == null ? folders.profile() : profile).toAbsolutePath().normalize();
  }

  private Optional<URI> proxy() {
    if (proxy == null) {
      return Optional.empty();
    }
    try {
      URI url = new URI(proxy);
      if (url.getScheme() != null && url.getHost() != null) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      // Told below, like an address without a host.
    }
    throw new RunFailure(
        Reason.USAGE,
        "the proxy's address cannot be understood",
        "it needs a scheme and a host",
        "give --proxy an address such as http://127.0.0.1:3128");
  }

  private Optional<Path> extraCa() {
    return Optional.ofNullable(extraCa).map(CertificateFile::require);
  }
}
