package photos.keepsake.googlephotos;

/** The site no longer does something in the way that a road knows. */
final class RoadBlocked extends RuntimeException {

  /** What a road is for. */
  enum Capability {
    LISTING("listing"),
    DOWNLOADING("downloading");

    private final String word;

    Capability(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  private final Capability capability;

  /**
   * Cannot go on.
   *
   * @param reason names calls, codes and skeletons, and no value that the site gave
   */
  RoadBlocked(Capability capability, String reason) {
    super(reason);
    this.capability = capability;
  }

  Capability capability() {
    return capability;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
