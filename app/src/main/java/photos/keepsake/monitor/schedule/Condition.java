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

  /** How things stand after a job; what says nothing new changes nothing. */
  Condition after(JobKind kind, Ending ending) {
    return switch (ending) {
      case COMPLETE -> kind == JobKind.RUN || this == SIGNED_OUT ? HEALTHY : this;
      case SIGNED_OUT -> SIGNED_OUT;
      case SITE_CHANGED -> kind == JobKind.RUN ? SITE_CHANGED : this;
      case IN_USE, STOPPED -> this;
      // A network that is down does not mean that somebody signed in meanwhile.
      case TEMPORARY -> kind == JobKind.RUN && this == HEALTHY ? FAILING : this;
      case FAILED -> kind == JobKind.RUN ? FAILING : this;
    };
  }
}
