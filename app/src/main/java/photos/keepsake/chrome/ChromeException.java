package photos.keepsake.chrome;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong between us and Chrome. Messages never hold a URL, a cookie or page text, except
 * those of {@link Script} and {@link Protocol}, which repeat what Chrome said.
 */
public abstract sealed class ChromeException extends RuntimeException {

  private ChromeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The same failure with the stack of the thread that waited, since another thread met it. */
  abstract ChromeException again();

  /** The message, which is always there. */
  final String text() {
    return String.valueOf(getMessage());
  }

  /** A deadline passed. What was asked for may still happen. */
  public static final class Timeout extends ChromeException {
    Timeout(String what) {
      this(what, null);
    }

    private Timeout(String what, @Nullable Throwable cause) {
      super(what, cause);
    }

    @Override
    ChromeException again() {
      return new Timeout(text(), this);
    }
  }

  /** The browser, the tab or the watch that was asked is gone. */
  public static final class Closed extends ChromeException {
    Closed(String what) {
      this(what, null);
    }

    Closed(String what, @Nullable Throwable cause) {
      super(what, cause);
    }

    @Override
    ChromeException again() {
      return new Closed(text(), this);
    }
  }

  /** The tab's page crashed; the tab answers nothing any more and wants to be closed. */
  public static final class TabCrashed extends ChromeException {
    TabCrashed(String what) {
      this(what, null);
    }

    private TabCrashed(String what, @Nullable Throwable cause) {
      super(what, cause);
    }

    @Override
    ChromeException again() {
      return new TabCrashed(text(), this);
    }
  }

  /** JavaScript threw, or a promise was rejected. */
  public static final class Script extends ChromeException {
    Script(String what) {
      super(what, null);
    }

    @Override
    ChromeException again() {
      return new Script(text());
    }
  }

  /** Chrome refused a command, for instance because the page went elsewhere meanwhile. */
  public static final class Protocol extends ChromeException {
    private final int code;

    Protocol(int code, String what) {
      this(code, what, null);
    }

    private Protocol(int code, String what, @Nullable Throwable cause) {
      super(what, cause);
      this.code = code;
    }

    /** The code of Chrome's JSON-RPC error, -32000 for most. */
    public int code() {
      return code;
    }

    @Override
    ChromeException again() {
      return new Protocol(code, text(), this);
    }
  }

  /** Chrome gave a download up: network, disk, or because it was asked to. */
  public static final class DownloadFailed extends ChromeException {
    DownloadFailed(String what) {
      super(what, null);
    }

    @Override
    ChromeException again() {
      return new DownloadFailed(text());
    }
  }

  /** The thread was interrupted while it waited; its interrupt flag is set again. */
  public static final class Interrupted extends ChromeException {
    Interrupted(InterruptedException cause) {
      super("interrupted while waiting for Chrome", cause);
    }

    @Override
    ChromeException again() {
      return this;
    }
  }

  /** Chrome did not come up. */
  public static final class StartFailed extends ChromeException {
    private final OptionalInt exitCode;
    private final String stderrTail;

    StartFailed(String what, OptionalInt exitCode, String stderrTail, @Nullable Throwable cause) {
      super(what, cause);
      this.exitCode = exitCode;
      this.stderrTail = stderrTail;
    }

    /** What it ended with; empty when it never started or had to be killed. */
    public OptionalInt exitCode() {
      return exitCode;
    }

    /** The end of what it said on stderr, for the log; may be empty. */
    public String stderrTail() {
      return stderrTail;
    }

    @Override
    ChromeException again() {
      return new StartFailed(text(), exitCode, stderrTail, this);
    }
  }

  /** Another program uses the profile. */
  public static final class ProfileInUse extends ChromeException {
    private final OptionalLong pid;

    ProfileInUse(String what, OptionalLong pid) {
      super(what, null);
      this.pid = pid;
    }

    /** Whose it is, where that is known. */
    public OptionalLong pid() {
      return pid;
    }

    @Override
    ChromeException again() {
      return this;
    }
  }
}
