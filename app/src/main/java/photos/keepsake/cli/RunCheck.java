package photos.keepsake.cli;

/** Says early what a run would be refused for: before it is put on a schedule. */
final class RunCheck {
  private RunCheck() {}

  /**
   * Looks at what was asked for, and at nothing that may be different at the time of the run.
   *
   * @throws photos.keepsake.library.RunFailure with USAGE
   */
  static void require(
      Folders folders, BrowserOptions browser, RunOptions options, RetryOptions retry) {
    options.toSyncOptions();
    options.site();
    options.hook(folders);
    browser.settings(folders, options.isHeadless());
    retry.tries();
  }
}
