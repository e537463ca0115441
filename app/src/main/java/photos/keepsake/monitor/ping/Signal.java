package photos.keepsake.monitor.ping;

/**
 * What a ping says of a run.
 *
 * @param path what stands behind the check's address, empty for success
 */
public record Signal(String path) {
  /** The run begins; said again, the server waits anew for its end. */
  public static final Signal START = new Signal("/start");

  /** The run went well. */
  public static final Signal SUCCESS = new Signal("");

  /** The run failed. */
  public static final Signal FAIL = new Signal("/fail");

  /** Only to be kept: changes no state and raises no alarm. */
  public static final Signal LOG = new Signal("/log");

  private static final int STATUS_MAX = 255;

  /**
   * The run ended with this exit status; 0 is success, all else failure.
   *
   * @param status 0 to 255; another one is sent as 255, since servers refuse it
   */
  public static Signal exitStatus(int status) {
    return new Signal("/" + (status < 0 || status > STATUS_MAX ? STATUS_MAX : status));
  }
}
