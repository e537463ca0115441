package photos.keepsake.simulator.truth;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names as cameras, phones and desktops give them. */
final class OrdinaryNames {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);
  private static final DateTimeFormatter SCREENSHOT =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private OrdinaryNames() {}

  /** A name for the draft as it is; counters wrap at 10,000 as in cameras, so names repeat. */
  static String of(ItemDraft draft) {
    int counter = draft.random().nextInt(1, 10_000);
    String stamp = STAMP.format(draft.local());
    return switch (draft.format()) {
      case JPEG -> counter % 2 == 0 ? text("IMG_%04d.JPG", counter) : pixel(counter, stamp);
      case HEIC -> text("IMG_%04d.HEIC", counter);
      case MOV -> text("IMG_%04d.MOV", counter);
      case MP4 -> "VID_" + stamp + ".mp4";
      case MOTION_PHOTO -> "PXL_" + stamp + "456.MP.jpg";
      case DNG -> text("DSC0%04d.DNG", counter);
      case PNG -> "Screenshot_" + SCREENSHOT.format(draft.local()) + ".png";
      case GIF -> "IMG_" + stamp + "-ANIMATION.gif";
      case WEBP -> text("received_%04d.webp", counter);
    };
  }

  /** Some are the cover of a RAW and JPEG pair, which that phone says in the name. */
  private static String pixel(int counter, String stamp) {
    return "PXL_" + stamp + "123" + (counter % 8 == 1 ? ".RAW-01.COVER.jpg" : ".jpg");
  }

  /** The clip of a live photo, whose base name is not that of its still. */
  static String clipOf(String still) {
    int dot = still.lastIndexOf('.');
    String base = dot < 0 ? still : still.substring(0, dot);
    return base.startsWith("IMG_") ? "IMG_E" + base.substring(4) + ".MOV" : base + "_clip.MOV";
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
