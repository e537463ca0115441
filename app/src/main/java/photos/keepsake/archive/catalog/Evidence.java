package photos.keepsake.archive.catalog;

/**
 * A proof with what was found.
 *
 * @param note what was expected and seen, where something contradicts; else empty
 */
public record Evidence(Proof proof, String note) {

  /** Where there was nothing to compare with. */
  public static final Evidence NONE = new Evidence(Proof.UNPROVEN, "");

  /** Where the site's hash is of other bytes. */
  public static final Evidence OTHER_SHA1 =
      new Evidence(Proof.UNPROVEN, "its SHA-1 is not that of the upload");

  /** Where nothing contradicts. */
  public static Evidence of(Proof proof) {
    return new Evidence(proof, "");
  }

  /** The better of the two; of two alike the later, unless it tells less. */
  Evidence or(Evidence later) {
    int rank = later.proof.compareTo(proof);
    boolean tells = rank == 0 && !later.note.isEmpty();
    return rank < 0 || tells ? later : this;
  }
}
