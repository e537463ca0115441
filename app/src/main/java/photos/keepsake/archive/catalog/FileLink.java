package photos.keepsake.archive.catalog;

import photos.keepsake.library.FileRole;

/**
 * That an item has a file.
 *
 * @param originalName as it came with the bytes, never made safe; empty where none came
 */
public record FileLink(FileRole role, String originalName, FileRow file) {}
