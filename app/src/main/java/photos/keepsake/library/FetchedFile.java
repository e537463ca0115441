package photos.keepsake.library;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * One file that a fetch left in the staging folder, complete as far as the road can tell. It may
 * still be a zip of several parts, a web page or cut short: whoever admits it must look.
 *
 * @param path inside the staging folder, named by the road; nothing else writes there
 * @param role what it is to the item; for a zip, the role of its still or only part
 * @param announcedName the name that came with the bytes; untrusted, may be empty
 * @param announcedBytes the length that came with the bytes, empty where none was announced
 */
public record FetchedFile(
    Path path, FileRole role, String announcedName, OptionalLong announcedBytes) {}
