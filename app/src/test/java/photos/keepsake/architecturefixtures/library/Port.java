package photos.keepsake.architecturefixtures.library;

/** Innocent. */
public interface Port {}
