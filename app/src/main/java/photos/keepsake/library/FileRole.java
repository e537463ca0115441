package photos.keepsake.library;

/** What one file is to its item. */
public enum FileRole {
  /** The file that was uploaded. */
  ORIGINAL,
  /** The version with the edits made at the site, handed out beside the original. */
  EDITED,
  /** The moving part of a live photo. */
  MOTION_CLIP,
  /** The raw file of a picture that the camera made in two forms. */
  RAW_TWIN,
  /** What the site hands out first, where nobody could tell whether an original lies behind it. */
  AS_SERVED
}
