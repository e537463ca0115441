package photos.keepsake.monitor.service;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** The system's own programs. */
public interface Programs {

  /** Whether there is one of this name on the PATH. */
  boolean has(String name);

  /**
   * Runs one to its end. It speaks English and tells times in UTC.
   *
   * @param command its name, and its arguments
   * @param input what it reads from its standard input
   * @param charset of what it reads and says
   * @param environment variables besides the usual ones
   * @throws photos.keepsake.library.RunFailure with TEMPORARY when it cannot be started, does not
   *     end in time or says far too much
   */
  Answer run(List<String> command, String input, Charset charset, Map<String, String> environment);

  /**
   * How a program ended.
   *
   * @param exitCode 0 when all was well
   */
  record Answer(int exitCode, String out, String err) {

    /** Of a program that is not there; as a shell would have it. */
    static Answer missing(String program) {
      return new Answer(127, "", "there is no " + program + " here");
    }

    /** Whether it did what it was asked for. */
    public boolean succeeded() {
      return exitCode == 0;
    }

    /** What it said about that, on one line. */
    public String words() {
      String said = (err.isBlank() ? out : err).strip().replaceAll("\\s*\\R\\s*", "; ");
      return said.isEmpty() ? "it ended with " + exitCode + " and said nothing" : said;
    }
  }
}
