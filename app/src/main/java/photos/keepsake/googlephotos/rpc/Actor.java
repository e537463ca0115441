package photos.keepsake.googlephotos.rpc;

import java.util.Optional;

/**
 * A person as the site knows one.
 *
 * @param id the site's key for the person
 * @param gaiaId the number of the account
 * @param name as the person calls themself
 */
public record Actor(String id, Optional<String> gaiaId, Optional<String> name) {

  /** Reads {@code [id,gaiaId,…,[11]=[name,…]]}, of which only the id must be there. */
  static Optional<Actor> of(Jspb actor) {
    return actor
        .get(0)
        .text()
        .map(id -> new Actor(id, actor.get(1).text(), actor.get(11).get(0).text()));
  }

  @Override
  public String toString() {
    return "Actor[known]";
  }
}
