package photos.keepsake.simulator.net;

/** Answers requests; called from many threads at once. */
@FunctionalInterface
public interface Handler {
  /** The answer; an exception that comes out is answered with status 500. */
  Response handle(Request request);
}
