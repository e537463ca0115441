package photos.keepsake.monitor.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the two units of a plan: what is run, and when. */
final class SystemdUnits {
  private SystemdUnits() {}

  static String serviceName(ServiceName name) {
    return name.unit() + ".service";
  }

  static String timerName(ServiceName name) {
    return name.unit() + ".timer";
  }

  /** Their texts by their file names. */
  static Map<String, String> of(ServicePlan plan) {
    Map<String, String> units = new LinkedHashMap<>();
    units.put(serviceName(plan.name()), service(plan));
    units.put(timerName(plan.name()), timer(plan));
    return units;
  }

  private static String service(ServicePlan plan) {
    return """
    # %s; `keepsake service uninstall` removes it.
    # The next install writes it anew: for changes of your own use `systemctl --user edit`.
    [Unit]
    Description=Keepsake: fetch what is new in Google Photos

    [Service]
    Type=oneshot
    ExecStart=%s
    %s# Some items failed and will be tried again: that is no failure of the service.
    SuccessExitStatus=3
    # A first run takes hours.
    TimeoutStartSec=infinity
    # Keepsake ends by itself within ten seconds; it alone is told, and ends its Chrome.
    KillMode=mixed
    TimeoutStopSec=20
    # When memory runs out the system may end a tab of Chrome; the run copes with that.
    OOMPolicy=continue
    # Whoever uses the machine goes first.
    Nice=10
    IOSchedulingClass=idle
    # Chrome's memory holds your sign-in.
    LimitCORE=0
    # There is no NoNewPrivileges, Protect... or Private... here on purpose. Chrome shuts its pages
    # in, by user namespaces or by a helper that is setuid; in a user service each of those options
    # takes away one or the other.
    """
        .formatted(ServiceFiles.MARK, execStart(plan.command()), environment(plan));
  }

  private static String environment(ServicePlan plan) {
    return plan.environment().entrySet().stream()
        .map(e -> "Environment=" + SystemdQuoting.value(e.getKey() + "=" + e.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  /** What systemd does not take for a program's path goes through the shell. */
  private static String execStart(List<String> command) {
    String program = command.get(0);
    List<String> words = new ArrayList<>();
    if (SystemdQuoting.isProgram(program)) {
      words.add(SystemdQuoting.value(program));
    } else {
      words.addAll(List.of("/bin/sh", "-c", SystemdQuoting.argument("exec \"$0\" \"$@\"")));
      words.add(SystemdQuoting.argument(program));
    }
    command.stream().skip(1).map(SystemdQuoting::argument).forEach(words::add);
    return String.join(" ", words);
  }

  private static String timer(ServicePlan plan) {
    String calendar =
        SystemdCalendar.of(plan.schedule()).stream()
            .map(times -> "OnCalendar=" + times + "\n")
            .collect(Collectors.joining());
    return """
    # %s; `keepsake service uninstall` removes it.
    # The times of cron's "%s".
    [Unit]
    Description=Keepsake: when to fetch what is new

    [Timer]
    %sRandomizedDelaySec=%d
    # A time that was missed while the machine was off is made up for.
    Persistent=true

    [Install]
    WantedBy=timers.target
    """
        .formatted(ServiceFiles.MARK, plan.schedule().text(), calendar, plan.jitter().toSeconds());
  }
}
