package photos.keepsake.simulator.cloud;

/**
 * How a shared album is reached by those who have its link.
 *
 * @param key the album's other key, 70 characters
 * @param authKey what a visitor has to show
 * @param url the short link
 */
public record Share(String key, String authKey, String url) {}
