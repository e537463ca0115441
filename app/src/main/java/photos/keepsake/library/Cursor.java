package photos.keepsake.library;

/**
 * Where a listing goes on. Opaque; good only for the {@link PhotoLibrary} that gave it, and only
 * once.
 *
 * @param value never empty
 */
public record Cursor(String value) {}
