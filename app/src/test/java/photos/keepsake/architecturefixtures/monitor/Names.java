package photos.keepsake.architecturefixtures.monitor;

/** Innocent, as are names that only contain such a word: {@link Implementation}. */
final class Names {
  private Names() {}
}

record Implementation() {}

record FileUtil() {}

record FileUtils() {}

record FileHelper() {}

record FileManager() {
  record Part() {}
}

record FileImpl() {}
