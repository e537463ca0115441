package photos.keepsake.monitor.checks;

/** What came of creating or updating one. */
public record SavedCheck(Check check, boolean created) {}
