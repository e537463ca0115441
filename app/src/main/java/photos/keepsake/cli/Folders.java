package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are when nothing else is said: the XDG folders. They come from the environment and
 * not from the JVM's properties, which ignore a changed {@code HOME}.
 *
 * @param environment of the process; blank variables count as absent
 */
record Folders(Map<String, String> environment) {

  Path home() {
    return given("HOME")
        .or(() -> given("USERPROFILE"))
        .orElseGet(() -> Path.of(System.getProperty("user.home")));
  }

  /** The archive of `sync`, `status` and `verify`. */
  Path archive() {
    return home().resolve("Pictures").resolve("Keepsake");
  }

  /** Chrome's profile, which is as good as the person's Google account. */
  Path profile() {
    return data().resolve("profile");
  }

  /** Where `demo` keeps its archive and its own profile. */
  Path demo() {
    return data().resolve("demo");
  }

  Path configFile() {
    return configuration().resolve("keepsake").resolve("config.toml");
  }

  /** Where a user's systemd looks for the units of its own user. */
  Path systemdUnits() {
    return configuration().resolve("systemd").resolve("user");
  }

  private Path configuration() {
    return given("XDG_CONFIG_HOME").orElseGet(() -> home().resolve(".config"));
  }

  /** For the log of what goes wrong before there is an archive to keep it in. */
  Path state() {
    return given("XDG_STATE_HOME")
        .orElseGet(() -> home().resolve(".local").resolve("state"))
        .resolve("keepsake");
  }

  private Path data() {
    return given("XDG_DATA_HOME")
        .orElseGet(() -> home().resolve(".local").resolve("share"))
        .resolve("keepsake");
  }

  /** What a variable is set to, unless that is blank. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private Optional<Path> given(String name) {
    return variable(name).map(Path::of);
  }
}
