package photos.keepsake.googlephotos.rpc;

/**
 * A value that opens something to whoever holds it: a token, a signed address, an album's key. It
 * prints as nothing, so that it cannot get into a log by way of a record that holds it.
 *
 * @param value never empty
 */
public record Secret(String value) {

  /** Refuses nothing: an absent secret is an empty Optional. */
  public Secret {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("an empty secret");
    }
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
