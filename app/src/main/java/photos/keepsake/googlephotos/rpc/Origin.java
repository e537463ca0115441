package photos.keepsake.googlephotos.rpc;

/** The way by which an item came into the library (numbers read by a client in use, 2026). */
public enum Origin {
  MOBILE,
  WEB,
  SHARED,
  PARTNER,
  DRIVE,
  COMPUTER,
  GMAIL,
  /** Not stated, or a number that is not known. */
  UNKNOWN;

  static Origin of(Jspb number) {
    return switch (number.count().orElse(0)) {
      case 1 -> MOBILE;
      case 2 -> WEB;
      case 3 -> SHARED;
      case 4 -> PARTNER;
      case 7 -> DRIVE;
      case 8 -> COMPUTER;
      case 11 -> GMAIL;
      default -> UNKNOWN;
    };
  }
}
