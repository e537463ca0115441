package photos.keepsake.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command line of gphotos-cdp, read as Go's flag package reads it: one hyphen or two, {@code
 * -name=value} or {@code -name value}, switches without a value or with {@code =false}, and an end
 * at the first argument that is no flag.
 */
final class GphotosCdpFlags {
  private enum Kind {
    SWITCH,
    NUMBER,
    TEXT
  }

  /**
   * One flag.
   *
   * @param forkOnly whether the original does not have it
   */
  private record Flag(Kind kind, boolean forkOnly, String usage) {}

  private static final Map<String, Flag> FLAGS = flags();

  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  private final Map<String, String> values = new HashMap<>();
  private List<String> rest = List.of();

  private GphotosCdpFlags() {}

  /** What cannot be read, in the words of Go. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }
  }

  private static Map<String, Flag> flags() {
    Map<String, Flag> flags = new LinkedHashMap<>();
    flags.put("n", own(Kind.NUMBER, "number of items to download; negative: all of them"));
    flags.put("dev", own(Kind.SWITCH, "keep the sign-in in the profile $TMPDIR/gphotos-cdp"));
    flags.put("dldir", own(Kind.TEXT, "where to write; default $HOME/Downloads/gphotos-cdp"));
    flags.put("start", own(Kind.TEXT, "only the item of this address and newer ones (-dev only)"));
    flags.put("run", own(Kind.TEXT, "program to run on each downloaded file: file, item id"));
    flags.put("v", own(Kind.SWITCH, "be verbose"));
    flags.put("headless", own(Kind.SWITCH, "start Chrome without a window"));
    flags.put("profile", fork(Kind.TEXT, "like -dev, with this profile folder"));
    flags.put("from", fork(Kind.TEXT, "earliest date to download (YYYY-MM-DD)"));
    flags.put("to", fork(Kind.TEXT, "latest date to download (YYYY-MM-DD)"));
    flags.put("until", fork(Kind.TEXT, "stop at the item with this id"));
    flags.put("json", fork(Kind.SWITCH, "print JSON"));
    flags.put("loglevel", fork(Kind.TEXT, "trace, debug, info, warn, error, fatal or panic"));
    flags.put("removed", fork(Kind.SWITCH, "refused: see docs/SCRIPTING.md"));
    flags.put("workers", fork(Kind.NUMBER, "how many items to download at a time; default 1"));
    flags.put("album", fork(Kind.TEXT, "id of the album to download"));
    flags.put("albumtype", fork(Kind.TEXT, "album or share; default album"));
    flags.put("batchsize", fork(Kind.NUMBER, "changes nothing: see docs/SCRIPTING.md"));
    flags.put("execpath", fork(Kind.TEXT, "the browser to use"));
    return flags;
  }

  private static Flag own(Kind kind, String usage) {
    return new Flag(kind, false, usage);
  }

  private static Flag fork(Kind kind, String usage) {
    return new Flag(kind, true, usage);
  }

  /**
   * Reads a command line.
   *
   * @return empty when it asks for help
   */
  static Optional<GphotosCdpFlags> read(List<String> arguments) throws Unreadable {
    GphotosCdpFlags flags = new GphotosCdpFlags();
    int at = 0;
    while (at < arguments.size()) {
      String argument = arguments.get(at);
      if (argument.length() < 2 || !argument.startsWith("-")) {
        break;
      }
      at++;
      if (argument.equals("--")) {
        break;
      }
      String next = at < arguments.size() ? arguments.get(at) : null;
      switch (flags.take(argument, next)) {
        case HELP -> {
          return Optional.empty();
        }
        case TOOK_NEXT -> at++;
        case TOOK_ONE -> {}
      }
    }
    flags.rest = List.copyOf(arguments.subList(at, arguments.size()));
    return Optional.of(flags);
  }

  private enum Taken {
    TOOK_ONE,
    TOOK_NEXT,
    HELP
  }

  private Taken take(String argument, @Nullable String next) throws Unreadable {
    String text = argument.substring(argument.startsWith("--") ? 2 : 1);
    if (text.isEmpty() || text.startsWith("-") || text.startsWith("=")) {
      throw new Unreadable("bad flag syntax: " + argument);
    }
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    Flag flag = FLAGS.get(name);
    if (flag == null) {
      if (name.equals("h") || name.equals("help")) {
        return Taken.HELP;
      }
      throw new Unreadable("flag provided but not defined: -" + name);
    }
    if (equals >= 0) {
      set(name, flag, text.substring(equals + 1));
      return Taken.TOOK_ONE;
    }
    if (flag.kind() == Kind.SWITCH) {
      values.put(name, "true");
      return Taken.TOOK_ONE;
    }
    if (next == null) {
      throw new Unreadable("flag needs an argument: -" + name);
    }
    set(name, flag, next);
    return Taken.TOOK_NEXT;
  }

  private void set(String name, Flag flag, String value) throws Unreadable {
    switch (flag.kind()) {
      case SWITCH -> values.put(name, String.valueOf(truth(name, value)));
      case NUMBER -> values.put(name, String.valueOf(number(name, value)));
      case TEXT -> values.put(name, value);
    }
  }

  private static boolean truth(String name, String value) throws Unreadable {
    if (!TRUE.contains(value) && !FALSE.contains(value)) {
      throw new Unreadable(
          "invalid boolean value \"" + value + "\" for -" + name + ": parse error");
    }
    return TRUE.contains(value);
  }

  private static long number(String name, String value) throws Unreadable {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new Unreadable("invalid value \"" + value + "\" for flag -" + name + ": parse error");
    }
  }

  /** What the flags are, in the form in which Go prints it. */
  static String usage() {
    StringBuilder text = new StringBuilder("Usage of gphotos-cdp:");
    FLAGS.forEach(
        (name, flag) ->
            text.append("\n  -")
                .append(name)
                .append(flag.kind() == Kind.TEXT ? " string" : "")
                .append(flag.kind() == Kind.NUMBER ? " int" : "")
                .append("\n    \t")
                .append(flag.usage()));
    return text.toString();
  }

  /** Whether a switch is on. */
  boolean isOn(String name) {
    return "true".equals(values.get(name));
  }

  /** What a flag was given, unless that is empty. */
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** The number that a flag was given. */
  OptionalLong number(String name) {
    String value = values.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
  }

  /** Whether a flag was given, whatever its value. */
  boolean isGiven(String name) {
    return values.containsKey(name);
  }

  /** Whether a flag was given that only the fork has. */
  boolean isForFork() {
    return values.keySet().stream()
        .map(FLAGS::get)
        .anyMatch(flag -> flag != null && flag.forkOnly());
  }

  /** What follows the flags; gphotos-cdp itself does not look at it. */
  List<String> rest() {
    return rest;
  }
}
