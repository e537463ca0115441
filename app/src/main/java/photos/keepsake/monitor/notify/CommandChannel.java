package photos.keepsake.monitor.notify;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program of the person, without arguments and without a shell. It finds the notice in
 * {@code KEEPSAKE_CONDITION}, {@code KEEPSAKE_HEADLINE} and {@code KEEPSAKE_DETAILS}, and the last
 * two on its standard input as well. Other variables of Keepsake are not handed on: some are
 * secrets.
 */
public final class CommandChannel implements Channel {
  private static final long KILL_MS = 2_000;

  private final String program;
  private final Set<String> secrets;

  /**
   * Nothing is started yet.
   *
   * @param secrets variables that the program does not get
   */
  public CommandChannel(String program, Set<String> secrets) {
    this.program = program;
    this.secrets = Set.copyOf(secrets);
  }

  @Override
  public String name() {
    return "command";
  }

  @Override
  public String tell(Notice notice, Duration limit) throws ChannelTrouble {
    Process process = start(notice);
    try {
      write(process, notice);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ChannelTrouble(
            "the program took longer than " + limit.toSeconds() + " s and was ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChannelTrouble("the program was cut off", e);
    } finally {
      end(process);
    }
    if (process.exitValue() != 0) {
      throw new ChannelTrouble("the program ended with " + process.exitValue());
    }
    return "the program ended with 0";
  }

  private Process start(Notice notice) throws ChannelTrouble {
    ProcessBuilder builder =
        new ProcessBuilder(program)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(variable -> variable.startsWith("KEEPSAKE_") || secrets.contains(variable));
    environment.put("KEEPSAKE_CONDITION", NoticeText.word(notice.now()));
    environment.put("KEEPSAKE_HEADLINE", notice.headline());
    environment.put("KEEPSAKE_DETAILS", notice.details());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ChannelTrouble("the program could not be started", e);
    }
  }

  private static void write(Process process, Notice notice) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(NoticeText.whole(notice).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It need not read; how it ends tells whether all is well.
    }
  }

  private static void end(Process process) {
    if (!process.isAlive()) {
      return;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(KILL_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
