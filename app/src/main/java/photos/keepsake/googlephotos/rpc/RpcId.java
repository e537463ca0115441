package photos.keepsake.googlephotos.rpc;

/**
 * The calls that can be sent: all of them read, and a request cannot name any other. The site's ids
 * hardly change: those of library, albums, album, download and details are the same in clients of
 * 2021 and of 2026-10.
 */
public enum RpcId {
  /** A page of the library or the archive, by taken time, newest first. */
  LIBRARY("lcxiM", 1),
  /** A page of the recently added, of the favourites or of a search. */
  SEARCH("EzkLib", 1),
  /** The timeline's own counts. */
  TIMELINE("rJ0tlb", 1),
  /** A page of the albums: private, own and shared ones. */
  ALBUMS("Z5xsfc", 1),
  /** A page of one album's items, with the album's record. */
  ALBUM_ITEMS("snAcKc", 1),
  /** A page of the sharing page: shared albums and bundles of shared items. */
  SHARING("F2A0H", 1),
  /** One item with the signed address of its file; 30 in a POST took 0.5 s (measured, 2026). */
  DOWNLOAD("VrseUb", 30),
  /** One item's details: name, size, place, people, albums; 50 in a POST are in use (2026). */
  DETAILS("fDcn4b", 50),
  /** Names, sizes and descriptions of many items at once. */
  FILE_FACTS("EWgK9e", 1),
  /** The members of a RAW+JPEG group, of which only the JPEG is listed elsewhere. */
  RAW_GROUP("wgZjtc", 10),
  /** The items whose uploaded bytes had one of the given SHA-1s. */
  HASH_MATCHES("swbisb", 1),
  /** A page of the trash. */
  TRASH("zy0IHe", 1),
  /** The storage quota. */
  QUOTA("EzwWhf", 1),
  /** A page of what a partner shares. */
  PARTNER("e9T5je", 1);

  private final String id;
  private final int callsPerPost;

  RpcId(String id, int callsPerPost) {
    this.id = id;
    this.callsPerPost = callsPerPost;
  }

  /** The site's name for it. */
  public String id() {
    return id;
  }

  /** How many calls of this id one POST may carry, 1 to 50. */
  public int callsPerPost() {
    return callsPerPost;
  }
}
