package photos.keepsake.simulator.site.rpc;

import java.util.Locale;
import photos.keepsake.simulator.cloud.Account;
import tools.jackson.databind.node.ArrayNode;

/** People as the wire has them. */
final class Actors {
  private static final String PICTURE = "https://lh3.googleusercontent.com/a/ACg8oc";

  private Actors() {}

  /** Owner, member or contributor. */
  static ArrayNode of(Account account) {
    ArrayNode ids = ids(account);
    return Wire.array(
        account.actorId(),
        account.gaiaId(),
        null,
        null,
        null,
        ids,
        null,
        null,
        null,
        null,
        null,
        name(account),
        Wire.array(picture(account)),
        null,
        null,
        null,
        null,
        Wire.array(2));
  }

  static ArrayNode ids(Account account) {
    return Wire.array(account.actorId(), account.gaiaId());
  }

  static ArrayNode name(Account account) {
    String first = account.name().split(" ", 2)[0];
    return Wire.array(account.name(), 1, "other", first);
  }

  static String picture(Account account) {
    return PICTURE + account.actorId().substring(6).toLowerCase(Locale.ROOT);
  }
}
