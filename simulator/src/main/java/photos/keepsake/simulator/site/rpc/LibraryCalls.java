package photos.keepsake.simulator.site.rpc;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import photos.keepsake.simulator.cloud.Account;
import photos.keepsake.simulator.cloud.Held;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.truth.ItemList;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.SimulatedLibrary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The calls that list items outside albums. */
final class LibraryCalls {
  private static final int USUAL_PAGE = 300;
  private static final int LARGEST_PAGE = 500;
  private static final int SEARCH_PAGE = 100;
  private static final int OTHER_PAGE = 164;

  /** Of so many cursors one leads to a page without items, from which another leads on. */
  private static final int EMPTY_PAGE_EVERY = 8;

  private static final String AFTER_EMPTY_PAGE = "-e";

  private final RpcContext context;
  private final Rows rows;

  LibraryCalls(RpcContext context, Rows rows) {
    this.context = context;
    this.rows = rows;
  }

  /** lcxiM: {@code [cursor, fromMs, pageSize, null, 1, source]} by taken time. */
  JsonNode byTakenTime(Call call) {
    int source = call.number(5).orElse(1L).intValue();
    Pages<SimulatedItem> pages = pages("taken" + source, source(source), SimulatedItem::takenAt);
    long asked = call.number(2).orElse((long) USUAL_PAGE);
    int size = (int) Math.max(1, Math.min(LARGEST_PAGE, asked));
    Optional<String> cursor = call.cursor(0);
    if (isEmptyPage(call, cursor)) {
      return Wire.array(null, cursor.orElse("") + AFTER_EMPTY_PAGE, "0");
    }
    Optional<Instant> start = call.number(1).map(Instant::ofEpochMilli);
    Pages.Page<SimulatedItem> page =
        cursor.isEmpty() && start.isPresent()
            ? pages.before(start.get(), size)
            : pages.at(real(cursor), size);
    boolean allShort = context.happens(Fault.RPC_SHORT_ROWS, call);
    ArrayNode items = list(call, page.rows(), held -> rows.inLibrary(held, allShort));
    return Wire.array(orNull(items), next(call, pages, page), lastTime(page));
  }

  private List<SimulatedItem> source(int source) {
    SimulatedLibrary library = context.cloud().library();
    return switch (source) {
      case 1 -> library.grid();
      case 2 -> library.archive();
      case 3 -> library.items();
      default -> throw Refusal.badArguments();
    };
  }

  private static String lastTime(Pages.Page<SimulatedItem> page) {
    List<SimulatedItem> items = page.rows();
    return items.isEmpty()
        ? "0"
        : Long.toString(items.get(items.size() - 1).takenAt().toEpochMilli());
  }

  /** EzkLib: recently added, favourites, or a search. */
  JsonNode search(Call call) {
    String word = call.text(0).orElse("");
    String filter = call.argument(1).path(0).path(1).asString("");
    Pages<SimulatedItem> pages =
        switch (filter) {
          case "ra" -> pages("ra", context.cloud().recent(), SimulatedItem::createdAt);
          case "8" -> pages("fav", context.cloud().favourites(), SimulatedItem::createdAt);
          case "" -> pages("q", context.cloud().search(word), SimulatedItem::createdAt);
          default -> throw Refusal.badArguments();
        };
    Optional<String> cursor = call.cursor(2);
    JsonNode query = Wire.array(word);
    JsonNode unknown = Wire.json("[25,47,35,63]");
    if (isEmptyPage(call, cursor)) {
      String next = cursor.orElse("") + AFTER_EMPTY_PAGE;
      return Wire.array(null, next, null, null, null, 2, unknown, query, 3, false);
    }
    Pages.Page<SimulatedItem> page = pages.at(real(cursor), SEARCH_PAGE);
    ArrayNode items = list(call, page.rows(), rows::found);
    String next = next(call, pages, page);
    return Wire.array(orNull(items), next, null, null, null, 2, unknown, query, 3, false);
  }

  private static Pages<SimulatedItem> pages(
      String name, List<SimulatedItem> items, Function<SimulatedItem, Instant> time) {
    return new Pages<>(name, items, time, SimulatedItem::key);
  }

  /** A page without items is not the end: the cursor decides. */
  private boolean isEmptyPage(Call call, Optional<String> cursor) {
    if (cursor.isEmpty() || cursor.get().endsWith(AFTER_EMPTY_PAGE)) {
      return false;
    }
    return context.happens(Fault.RPC_EMPTY_PAGE, call)
        || (!context.calm() && context.roll(EMPTY_PAGE_EVERY, cursor.get()) == 0);
  }

  private static Optional<String> real(Optional<String> cursor) {
    return cursor.map(
        text ->
            text.endsWith(AFTER_EMPTY_PAGE)
                ? text.substring(0, text.length() - AFTER_EMPTY_PAGE.length())
                : text);
  }

  private ArrayNode list(Call call, List<SimulatedItem> items, Function<Held, ArrayNode> writer) {
    context.hash(items);
    ArrayNode list = Wire.array();
    for (SimulatedItem item : items) {
      Optional<SimulatedItem> smaller = context.cloud().reencode(item);
      boolean smallerFirst = context.roll(2, "reencode " + item.key()) == 0;
      smaller.filter(one -> smallerFirst).ifPresent(one -> list.add(plainRow(one, writer)));
      list.add(row(call, own(item, item.key()), writer));
      smaller.filter(one -> !smallerFirst).ifPresent(one -> list.add(plainRow(one, writer)));
      context.cloud().secondKey(item).ifPresent(key -> list.add(writer.apply(own(item, key))));
    }
    return list;
  }

  private static ArrayNode plainRow(SimulatedItem item, Function<Held, ArrayNode> writer) {
    return writer.apply(own(item, item.key()));
  }

  private static Held own(SimulatedItem item, String key) {
    return new Held(key, item, Account.OWNER, true);
  }

  /** A row, spoilt where a fault says so. */
  private JsonNode row(Call call, Held held, Function<Held, ArrayNode> writer) {
    if (context.happens(Fault.RPC_NULL_ROW, call, held)) {
      return Wire.node(null);
    }
    ArrayNode row = writer.apply(held);
    if (context.happens(Fault.RPC_ROW_WITHOUT_THUMB, call, held)) {
      row.set(1, Wire.node(null));
    }
    return row;
  }

  private @Nullable String next(
      Call call, Pages<SimulatedItem> pages, Pages.Page<SimulatedItem> page) {
    return context.happens(Fault.RPC_CURSOR_REPEATED, call) ? pages.cursorOf(page) : page.next();
  }

  private static @Nullable ArrayNode orNull(ArrayNode items) {
    return items.isEmpty() ? null : items;
  }

  /** rJ0tlb: the number of items, and how they spread over the months. */
  JsonNode timeline(Call call) {
    ItemList grid = context.cloud().library().grid();
    ArrayNode parts = Wire.array();
    for (int from = 0, to; from < grid.size(); from = to) {
      YearMonth month = month(grid.timeAt(from));
      to = from + 1;
      while (to < grid.size() && month(grid.timeAt(to)).equals(month)) {
        to++;
      }
      parts.add(Wire.array(grid.timeAt(to - 1), grid.timeAt(from), to - from, 1));
    }
    int total = grid.size();
    boolean wrong = context.happens(Fault.RPC_TOTAL_WRONG, call);
    return Wire.array(wrong ? total * 2 + 7 : total, parts, null);
  }

  private static YearMonth month(Instant moment) {
    return YearMonth.from(moment.atZone(ZoneOffset.UTC));
  }

  /** zy0IHe: the trash; without a cursor the root has one element. */
  JsonNode trash(Call call) {
    Pages.Page<SimulatedItem> page =
        pages("trash", context.cloud().trash(), SimulatedItem::takenAt)
            .at(call.cursor(0), OTHER_PAGE);
    ArrayNode items = list(call, page.rows(), rows::inTrash);
    return page.next() == null ? Wire.array(items) : Wire.array(items, page.next());
  }

  /** nMFwOc: the locked folder, cursor first; only with a proof of having signed in anew. */
  JsonNode locked(Call call) {
    if (!call.proof().equals(proof())) {
      throw Refusal.notAllowed();
    }
    Pages.Page<SimulatedItem> page =
        pages("locked", context.cloud().locked(), SimulatedItem::takenAt)
            .at(call.cursor(0), OTHER_PAGE);
    return Wire.array(page.next(), list(call, page.rows(), rows::locked));
  }

  /** What pages carry as {@code Dbw5Ud} once the locked folder was opened. */
  String proof() {
    return "AEjHL4" + context.names().name(40, "rapt");
  }

  /**
   * e9T5je: what a partner shares. Asked with the partner's id, the one in the address of the
   * partner's page, and the account's own number, which the captured answer has beside its only
   * member (gptk fixture of 2026-01).
   */
  JsonNode partner(Call call) {
    String partner = context.cloud().library().partner().orElse(Account.PARTNER.actorId());
    boolean known =
        call.argument(2).path(2).path(0).asString("").equals(partner)
            && call.argument(2).path(3).path(1).asString("").equals(Account.OWNER.gaiaId());
    if (!known) {
      throw Refusal.badArguments();
    }
    Pages<Held> pages =
        new Pages<>(
            "partner", context.cloud().partners(), held -> held.item().takenAt(), Held::key);
    Pages.Page<Held> page = pages.at(call.cursor(0), OTHER_PAGE);
    ArrayNode items = Wire.array();
    page.rows().forEach(held -> items.add(row(call, held, rows::ofPartner)));
    return Wire.array(
        page.next(),
        items,
        Wire.array(Actors.of(Account.OWNER)),
        null,
        Account.OWNER.gaiaId(),
        partner);
  }

  /** swbisb: which of these hashes, in standard base64, the library has. */
  JsonNode byHash(Call call) {
    ArrayNode matches = Wire.array();
    for (JsonNode hash : call.argument(0)) {
      context
          .cloud()
          .byHash(hexadecimal(hash.asString()))
          .map(item -> Wire.array(hash.asString(), rows.matched(own(item, item.key()))))
          .ifPresent(matches::add);
    }
    return Wire.array(matches);
  }

  private static String hexadecimal(String base64) {
    try {
      return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw Refusal.badArguments();
    }
  }

  /** wgZjtc: the JPEG and the RAW of one shot, the cover first. */
  JsonNode rawGroup(Call call) {
    String id = call.text(0).orElseThrow(Refusal::badArguments);
    List<SimulatedItem> group = context.cloud().group(id);
    if (group.isEmpty()) {
      throw Refusal.badArguments();
    }
    context.hash(group);
    ArrayNode items = Wire.array();
    group.forEach(item -> items.add(rows.inLibrary(own(item, item.key()), false)));
    return Wire.array(null, null, items, id);
  }
}
