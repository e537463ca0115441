package photos.keepsake.simulator.truth;

/** Whether and how the site refuses to hand an item out; contract of the page, section 6. */
public enum Undownloadable {
  /** It is handed out. */
  NONE("downloadable"),
  /** The viewer itself says that the video will be ready soon. */
  READY_SOON_TEXT("the page says that the video will be ready soon"),
  /** Asking through the menu or by key opens a dialog that must be dismissed. */
  PROCESSING_DIALOG("a dialog says that the video is still processing"),
  /** A message appears for some seconds. */
  PROCESSING_TOAST("a message says that the video is still processing"),
  /** The tab goes to the browser's error page, since the download host answers 404. */
  ERROR_PAGE("the download host answers that there is no such video");

  private final String reason;

  Undownloadable(String reason) {
    this.reason = reason;
  }

  /** For the manifest. */
  public String reason() {
    return reason;
  }
}
