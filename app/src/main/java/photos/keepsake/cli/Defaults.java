package photos.keepsake.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * What an option is when the command line does not say: the environment variable {@code KEEPSAKE_}
 * and its name in capitals, else the line of its name in the config file, such as
 *
 * <pre>
 * archive = "/volume1/photos"
 * parallel = 4
 * chrome-arg = ["--lang=en"]
 * </pre>
 */
final class Defaults implements IDefaultValueProvider {
  private static final String PREFIX = "KEEPSAKE_";
  private static final String CONFIG = "KEEPSAKE_CONFIG";

  private final Folders folders;
  private final String[] arguments;
  private @Nullable JsonNode config;

  Defaults(Folders folders, String... arguments) {
    this.folders = folders;
    this.arguments = arguments.clone();
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)
        || option.usageHelp()
        || option.versionHelp()
        || !option.longestName().startsWith("--")
        || option.longestName().equals("--config")) {
      return null;
    }
    String name = option.longestName().substring(2);
    String value = fromEnvironment(name);
    return value != null ? value : fromConfig(name);
  }

  private @Nullable String fromEnvironment(String name) {
    Map<String, String> environment = folders.environment();
    String variable = PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    String value = environment.get(variable);
    // Several switches in one variable: the plural reads better, and both are taken.
    return value == null && name.equals("chrome-arg") ? environment.get(variable + "S") : value;
  }

  private @Nullable String fromConfig(String name) {
    JsonNode value = config().path(name);
    if (value.isArray()) {
      StringBuilder joined = new StringBuilder();
      value.forEach(part -> joined.append(joined.isEmpty() ? "" : "\n").append(part.asString()));
      return joined.toString();
    }
    return value.isValueNode() ? value.asString() : null;
  }

  private JsonNode config() {
    if (config == null) {
      Path file = configFile();
      config =
          Files.exists(file)
              ? read(file)
              : tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    }
    return config;
  }

  private Path configFile() {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--config=")) {
        return required(Path.of(arguments[i].substring("--config=".length())));
      }
      if (arguments[i].equals("--config") && i + 1 < arguments.length) {
        return required(Path.of(arguments[i + 1]));
      }
    }
    String variable = folders.environment().get(CONFIG);
    return variable == null ? folders.configFile() : required(Path.of(variable));
  }

  private static Path required(Path file) {
    if (!Files.isReadable(file)) {
      throw new RunFailure(
          Reason.USAGE,
          "cannot read the config file " + file,
          "there is no such file, or you may not read it",
          "give --config the path of a TOML file, or leave it out");
    }
    return file;
  }

  private static JsonNode read(Path file) {
    try {
      return new TomlMapper().readTree(file.toFile());
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new RunFailure(
          Reason.USAGE,
          "cannot understand the config file " + file,
          "line " + line + " is not valid TOML",
          "write one `name = value` a line, texts in double quotes",
          e);
    }
  }
}
