package photos.keepsake.cli;

import photos.keepsake.library.RunFailure;

/** Exit codes. Scripts rely on them: numbers never change their meaning. */
enum ExitCode {
  COMPLETE(0, "complete; items skipped with a stated reason do not spoil it"),
  BUG(1, "a bug in Keepsake"),
  USAGE(2, "the command was given something that cannot be"),
  SOME_FAILED(3, "done, but some items failed and will be tried again"),
  TEMPORARY(4, "temporary, try later: network, site errors, Chrome did not start"),
  NO_ARCHIVE(10, "no archive here, or its disk is not mounted"),
  IN_USE(11, "the archive or the profile is in use"),
  SIGNED_OUT(12, "sign in again, or another account than the archive's"),
  SITE_CHANGED(13, "the site changed"),
  DISK(14, "disk full, below the floor, or not writable"),
  DAMAGE(15, "damage found"),
  GUARD(16, "stopped by a guard, needs --accept"),
  NO_CHROME(17, "no usable Chrome"),
  NEWER_VERSION(18, "made by a newer Keepsake"),
  STALE(19, "no success for too long"),
  INTERRUPTED(130, "interrupted by Ctrl-C"),
  TERMINATED(143, "terminated");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  String meaning() {
    return meaning;
  }

  /** A new reason does not compile until it has a code. */
  static ExitCode of(RunFailure.Reason reason) {
    return switch (reason) {
      case USAGE -> USAGE;
      case TEMPORARY -> TEMPORARY;
      case NO_ARCHIVE -> NO_ARCHIVE;
      case IN_USE -> IN_USE;
      case SIGNED_OUT, OTHER_ACCOUNT -> SIGNED_OUT;
      case SITE_CHANGED -> SITE_CHANGED;
      case DISK -> DISK;
      case DAMAGE -> DAMAGE;
      case GUARD -> GUARD;
      case NO_CHROME -> NO_CHROME;
      case NEWER_VERSION -> NEWER_VERSION;
      case STALE -> STALE;
    };
  }
}
