package photos.keepsake.monitor.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import photos.keepsake.monitor.schedule.CronExpression;

/** Writes the property list of an agent. */
final class LaunchdAgent {
  private LaunchdAgent() {}

  static String text(String label, ServicePlan plan, Path log) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- %s; `keepsake service uninstall` removes it. -->
    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
    <plist version="1.0">
    <dict>
      <key>Label</key>
      <string>%s</string>
      <key>ProgramArguments</key>
      <array>
    %s  </array>
      <key>EnvironmentVariables</key>
      <dict>
    %s  </dict>
      <key>StartCalendarInterval</key>
      <array>
    %s  </array>
      <key>ProcessType</key>
      <string>Background</string>
      <key>LowPriorityIO</key>
      <true/>
      <key>Nice</key>
      <integer>10</integer>
      <key>ExitTimeOut</key>
      <integer>20</integer>
      <key>StandardOutPath</key>
      <string>/dev/null</string>
      <key>StandardErrorPath</key>
      <string>%s</string>
    </dict>
    </plist>
    """
        .formatted(
            ServiceFiles.MARK,
            label,
            arguments(plan.command()),
            variables(plan.environment()),
            calendar(plan.schedule()),
            escaped(log.toString()));
  }

  private static String arguments(List<String> words) {
    return words.stream()
        .map(word -> "    <string>" + escaped(word) + "</string>\n")
        .collect(Collectors.joining());
  }

  private static String variables(Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(
            variable ->
                ("    <key>" + escaped(variable.getKey()) + "</key>\n")
                    + ("    <string>" + escaped(variable.getValue()) + "</string>\n"))
        .collect(Collectors.joining());
  }

  private static String calendar(CronExpression schedule) {
    return LaunchdCalendar.of(schedule).stream()
        .map(LaunchdAgent::entry)
        .collect(Collectors.joining());
  }

  private static String entry(Map<String, Integer> entry) {
    return entry.entrySet().stream()
        .map(e -> "<key>" + e.getKey() + "</key><integer>" + e.getValue() + "</integer>")
        .collect(Collectors.joining("", "    <dict>", "</dict>\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
