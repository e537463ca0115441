package photos.keepsake.cli;

/** What `keepsake service` is to do. */
enum ServiceAction {
  INSTALL,
  UNINSTALL,
  STATUS,
  PRINT
}
