package photos.keepsake.monitor.schedule;

/** How unattended runs stand. A change is worth telling a person; staying so is not. */
public enum Condition {
  /** The last run that came to an end did what it could. */
  HEALTHY("healthy"),
  /** The last run failed, and not for a reason named below. */
  FAILING("failing"),
  /** Nobody is signed in, or another account than the archive's. */
  SIGNED_OUT("signed out"),
  /** The site is not as Keepsake knows it. */
  SITE_CHANGED("the site changed");

  private final String words;

  Condition(String words) {
    this.words = words;
  }

  /** For a person. */
  public String words() {
    return words;
  }

  /** How things stand after a run; what says nothing new changes nothing. */
  Condition afterRun(Ending ending) {
    return switch (ending) {
      case COMPLETE -> HEALTHY;
      case SIGNED_OUT -> SIGNED_OUT;
      case SITE_CHANGED -> SITE_CHANGED;
      case IN_USE, STOPPED -> this;
      // A network that is down does not mean that somebody signed in meanwhile.
      case TEMPORARY, CRASHED, FAILED -> this == HEALTHY ? FAILING : this;
    };
  }

  /**
   * How things stand after a visit.
   *
   * @param byVisit whether it was a visit that found nobody signed in. A visit does not know whose
   *     the archive is: only a run sees that the account is the wrong one, or the right one again.
   */
  Condition afterVisit(Ending ending, boolean byVisit) {
    if (ending == Ending.SIGNED_OUT) {
      return SIGNED_OUT;
    }
    return ending == Ending.COMPLETE && this == SIGNED_OUT && byVisit ? HEALTHY : this;
  }
}
