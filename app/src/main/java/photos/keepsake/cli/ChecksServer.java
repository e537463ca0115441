package photos.keepsake.cli;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.monitor.checks.ApiAddress;
import photos.keepsake.monitor.checks.ChecksClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Healthchecks server is asked, and with whose key. */
final class ChecksServer {
  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description =
          "The project's API key, or better file:PATH with the key in it (KEEPSAKE_API_KEY, else"
              + " HEALTHCHECKS_TOKEN or HC_API_KEY).")
  private @Nullable String key;

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      description = "The site's address; https://healthchecks.io when left out.")
  private String url = "https://healthchecks.io";

  @Mixin private NetworkOptions network = new NetworkOptions();

  /**
   * Connects to nobody yet.
   *
   * @throws photos.keepsake.library.RunFailure with USAGE
   */
  ChecksClient client(Folders folders) {
    return new ChecksClient(
        network.sender(folders, userAgent(folders), Map.of()),
        ApiAddress.parse(url),
        key(folders),
        Clock.systemUTC(),
        time -> Thread.sleep(time.toMillis()));
  }

  private static String userAgent(Folders folders) {
    return OtherVariables.first(folders, OtherVariables.USER_AGENTS)
        .orElse("keepsake/" + Version.number());
  }

  private String key(Folders folders) {
    String read = SecretValue.of(given(folders), folders);
    if (read.isEmpty() || !read.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw ChecksAction.usage(
          "cannot use the API key",
          "it holds blanks or letters that no key has",
          "copy the API key from the project's settings");
    }
    return read;
  }

  private String given(Folders folders) {
    return Optional.ofNullable(key)
        .filter(text -> !text.isBlank())
        .or(() -> OtherVariables.first(folders, OtherVariables.API_KEYS))
        .orElseThrow(
            () ->
                ChecksAction.usage(
                    "cannot ask the Healthchecks server",
                    "there is no API key",
                    "copy one from the project's settings into a file, and give --api-key file:PATH"
                        + " or set KEEPSAKE_API_KEY"));
  }
}
