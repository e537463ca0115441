package photos.keepsake.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import photos.keepsake.monitor.service.ServiceName;
import photos.keepsake.monitor.service.ServiceStatus;

/**
 * Says how a service stands.
 *
 * @param zone whose clock a person reads
 */
record ServiceStatusText(ServiceName name, ServiceStatus status, ZoneId zone) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);

  /** For a person. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(name.unit() + " (" + kind() + "): " + state());
    status.lastRunAt().ifPresent(at -> lines.add("  last run: " + time(at)));
    status.lastExitCode().ifPresent(code -> lines.add("  last exit code: " + code));
    status.nextRunAt().ifPresent(at -> lines.add("  next run: " + time(at)));
    status.schedule().ifPresent(times -> lines.add("  schedule: " + times));
    status.files().forEach(file -> lines.add("  file: " + file));
    return lines;
  }

  private String kind() {
    return status.kind().name().toLowerCase(Locale.ROOT);
  }

  private String state() {
    if (!status.installed()) {
      return "not installed";
    }
    String enabled =
        status
            .enabled()
            .map(on -> on ? "runs by itself" : "installed, but OFF")
            .orElse("installed");
    return enabled + (status.running() ? "; a run goes on now" : "");
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  /** For a program. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name.text());
    fields.put("kind", kind());
    fields.put("installed", status.installed());
    status.enabled().ifPresent(on -> fields.put("enabled", on));
    fields.put("running", status.running());
    status.lastRunAt().ifPresent(at -> fields.put("last_run_at", at.toString()));
    status.lastExitCode().ifPresent(code -> fields.put("last_exit_code", code));
    status.nextRunAt().ifPresent(at -> fields.put("next_run_at", at.toString()));
    status.schedule().ifPresent(times -> fields.put("schedule", times));
    fields.put("files", status.files().stream().map(String::valueOf).toList());
    return fields;
  }
}
