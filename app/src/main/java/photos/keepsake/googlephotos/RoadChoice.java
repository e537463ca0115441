package photos.keepsake.googlephotos;

/** Which way to read the site. */
public enum RoadChoice {
  /** The site's own calls; its pages for whatever these no longer do. */
  AUTO,
  /** The site's own calls only. */
  RPC,
  /** Its pages only, as a person would. */
  PAGE
}
