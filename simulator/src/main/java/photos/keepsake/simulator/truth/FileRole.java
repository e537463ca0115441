package photos.keepsake.simulator.truth;

/** What a file is to its item. */
public enum FileRole {
  /** The file as it was uploaded. */
  ORIGINAL,
  /** The version with the edits made at the site. */
  EDITED,
  /** The picture of an Apple live photo; its clip follows. */
  STILL,
  /** The moving part of an Apple live photo. */
  CLIP
}
