package photos.keepsake.simulator.site.rpc;

import java.util.Optional;
import photos.keepsake.simulator.truth.ItemList;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The calls about the account. */
final class AccountCalls {
  private static final long TOTAL_BYTES = 2_199_023_255_552L;
  private static final long MAIL_BYTES = 5_083_805_699L;

  private final RpcContext context;
  private Optional<ItemList> counted = Optional.empty();
  private long used;

  AccountCalls(RpcContext context) {
    this.context = context;
  }

  /** EzwWhf: position 6 has used, total, and used by photos, in bytes. */
  JsonNode quota() {
    long photos = used(context.cloud().library().items());
    ArrayNode answer = (ArrayNode) Wire.json("[false,null,null,false,true,3]");
    answer.add(
        Wire.array(
            MAIL_BYTES + photos,
            TOTAL_BYTES,
            false,
            photos,
            Wire.json("[[1]]"),
            null,
            0,
            786_432_000,
            null,
            null,
            1));
    return answer.addAll((ArrayNode) Wire.json("[null,null,[false,false],false,false,null,1]"));
  }

  /** Added up again only when items came or went. */
  private synchronized long used(ItemList items) {
    if (counted.filter(items::is).isEmpty()) {
      used = items.parallelStream().mapToLong(this::spaceOf).sum();
      counted = Optional.of(items);
    }
    return used;
  }

  private long spaceOf(SimulatedItem item) {
    return context.cloud().facts(item).takesNoSpace() ? 0 : item.files().get(0).sizeBytes();
  }
}
