package photos.keepsake.cli;

import java.util.Set;

/** Which options hold what must be seen neither in a list of processes nor in a service file. */
final class SecretOptions {
  /** Their values may come from a file. */
  private static final Set<String> FROM_FILE =
      Set.of(
          "ping",
          "ping-key",
          "notify-webhook",
          "notify-ntfy",
          "notify-ntfy-token",
          "notify-smtp-password");

  private SecretOptions() {}

  /** Whether the option of this name always holds a secret, or may: a proxy with a password. */
  static boolean mayBeSecret(String name) {
    return isSecret(name) || name.equals("proxy");
  }

  /** Whether the option of this name always holds a secret. */
  static boolean isSecret(String name) {
    return mayBeFile(name) || name.equals("ping-header") || name.endsWith("-password");
  }

  /** Whether it may name a file with the secret instead. */
  static boolean mayBeFile(String name) {
    return FROM_FILE.contains(name);
  }
}
