package photos.keepsake.monitor.service;

/**
 * Writes texts so that systemd reads them as they are: it unquotes, replaces specifiers ({@code
 * %h}) and, in arguments only, variables ({@code $HOME}). None has control characters in it.
 */
final class SystemdQuoting {
  private SystemdQuoting() {}

  /** Whether this can stand for a program; systemd refuses quotes and backslashes in its path. */
  static boolean isProgram(String path) {
    return path.startsWith("/") && path.chars().noneMatch(c -> "\"'\\$".indexOf(c) >= 0);
  }

  /** A program's path, or a variable and its value. */
  static String value(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + '"';
  }

  /** An argument of a program. */
  static String argument(String text) {
    return value(text).replace("$", "$$");
  }
}
