package photos.keepsake.simulator.truth;

/** What of an item a download asks for: the entries of the viewer's menu. */
public enum DownloadVersion {
  /** As shown: the edited version where there is one; a live photo's zip. */
  PLAIN,
  /** As it was uploaded, where the item was edited since. */
  ORIGINAL,
  /** The moving part only. */
  VIDEO,
  /** A stack's zip. */
  ALL
}
