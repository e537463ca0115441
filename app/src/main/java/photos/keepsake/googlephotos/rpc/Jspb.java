package photos.keepsake.googlephotos.rpc;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.ItemId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A place in a message that is written as an array: index {@code i} is field {@code i + 1}.
 *
 * <p>If the last element is an object it is no field but a sparse map from field numbers and
 * extension ids to values. The server writes one and the same message in both ways: {@code
 * [1,null,null,7]} is {@code [1,{"4":7}]}. Both spellings occur side by side in one page (captures
 * of 2026-01 and 2026-05), so every read goes through {@link #get} and {@link #ext}.
 *
 * <p>64-bit numbers come as numbers or as text, booleans as such or as 0 and 1 (the latter in data
 * that stands in the page, 2026-05). Reading never throws on a shape: what is missing, null or of
 * another type is absent. Only the reads called {@code require} and {@code optional} insist.
 */
final class Jspb {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What {@link ItemId} takes. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  /** What the JDK takes for an offset; the largest in use is 14 hours. */
  private static final long ZONE_MAX_MS = Duration.ofHours(18).toMillis();

  /** All of int64; 20 characters at most. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}");

  private final JsonNode node;
  private final @Nullable Jspb parent;
  private final String step;

  private Jspb(JsonNode node, @Nullable Jspb parent, String step) {
    this.node = node;
    this.parent = parent;
    this.step = step;
  }

  /** The whole of a message; the name stands first in every drift. */
  static Jspb of(String name, JsonNode message) {
    return new Jspb(message, null, name);
  }

  /**
   * The message in a text of JSON.
   *
   * @throws DriftException when it is none, nested beyond 500 levels, or cut off
   */
  static Jspb parse(String name, String json) {
    try {
      return of(name, JSON.readTree(json));
    } catch (JacksonException e) {
      throw new DriftException(Drift.ofText(name, "JSON", json));
    }
  }

  /** The field at an index, in whichever spelling; absent when there is none. */
  Jspb get(int index) {
    JsonNode found =
        index < positions() ? node.path(index) : tail().path(Integer.toString(index + 1));
    return new Jspb(found, this, "[" + index + "]");
  }

  /** The extension of an id; absent when there is none. */
  Jspb ext(long id) {
    String key = Long.toString(id);
    return new Jspb(tail().path(key), this, "{" + key + "}");
  }

  /** How many elements stand by position: the size of a list. 0 for what is no array. */
  int positions() {
    int size = node.isArray() ? node.size() : 0;
    return size > 0 && node.path(size - 1).isObject() ? size - 1 : size;
  }

  private JsonNode tail() {
    JsonNode last = node.isArray() ? node.path(node.size() - 1) : MissingNode.getInstance();
    return last.isObject() ? last : MissingNode.getInstance();
  }

  /** The elements of a list; none for what is no array. */
  List<Jspb> elements() {
    return IntStream.range(0, positions()).mapToObj(this::get).toList();
  }

  /** Whether there is nothing: missing or null. */
  boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  /** Whether there is nothing, or an empty text. */
  boolean isNothing() {
    return isAbsent() || (node.isString() && node.stringValue().isEmpty());
  }

  boolean isArray() {
    return node.isArray();
  }

  /** A text; the empty one counts as none, as it does for the site. */
  Optional<String> text() {
    return node.isString()
        ? Optional.of(node.stringValue()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** A text that may be empty where it is given at all. */
  Optional<String> textAsGiven() {
    return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
  }

  /** A whole number, written as such or as text. */
  OptionalLong number() {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return OptionalLong.of(node.longValue());
    }
    if (node.isString() && NUMBER.matcher(node.stringValue()).matches()) {
      return parsed(node.stringValue());
    }
    return OptionalLong.empty();
  }

  private static OptionalLong parsed(String digits) {
    try {
      return OptionalLong.of(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** A whole number that is a count, a size or an identity: not negative. */
  OptionalLong amount() {
    OptionalLong number = number();
    return number.isPresent() && number.getAsLong() >= 0 ? number : OptionalLong.empty();
  }

  /** An amount that fits an int. */
  OptionalInt count() {
    OptionalLong amount = amount();
    return amount.isPresent() && amount.getAsLong() <= Integer.MAX_VALUE
        ? OptionalInt.of((int) amount.getAsLong())
        : OptionalInt.empty();
  }

  /** Any finite number. */
  OptionalDouble decimal() {
    return node.isNumber() && Double.isFinite(node.doubleValue())
        ? OptionalDouble.of(node.doubleValue())
        : OptionalDouble.empty();
  }

  /** A boolean, written as such or as 0 and 1. */
  Optional<Boolean> flag() {
    if (node.isBoolean()) {
      return Optional.of(node.booleanValue());
    }
    boolean isBit = node.isInt() && (node.intValue() == 0 || node.intValue() == 1);
    return isBit ? Optional.of(node.intValue() == 1) : Optional.empty();
  }

  /** A time in milliseconds since 1970, UTC. */
  Optional<Instant> moment() {
    OptionalLong ms = number();
    return ms.isPresent() ? Optional.of(Instant.ofEpochMilli(ms.getAsLong())) : Optional.empty();
  }

  /** A length of time in milliseconds, such as that of a film. */
  Optional<Duration> duration() {
    OptionalLong ms = amount();
    return ms.isPresent() ? Optional.of(Duration.ofMillis(ms.getAsLong())) : Optional.empty();
  }

  /** A text that names an item or an album. */
  Optional<ItemId> key() {
    return text().filter(text -> KEY.matcher(text).matches()).map(ItemId::new);
  }

  /** An offset from UTC in milliseconds; at most 18 hours, whole seconds. */
  Optional<ZoneOffset> zone() {
    OptionalLong ms = number();
    boolean isZone =
        ms.isPresent() && ms.getAsLong() % 1000 == 0 && Math.abs(ms.getAsLong()) <= ZONE_MAX_MS;
    return isZone
        ? Optional.of(ZoneOffset.ofTotalSeconds((int) (ms.getAsLong() / 1000)))
        : Optional.empty();
  }

  /** An address that opens something. */
  Optional<Secret> address() {
    return text().filter(text -> text.startsWith("https://")).map(Secret::new);
  }

  /** A key that must be there. */
  ItemId requireKey(String expected) {
    return key().orElseThrow(() -> drift(expected));
  }

  /** A text that must be there. */
  String requireText(String expected) {
    return text().orElseThrow(() -> drift(expected));
  }

  /** An amount that must be there. */
  long requireAmount(String expected) {
    return amount().orElseThrow(() -> drift(expected));
  }

  /** A time that must be there. */
  Instant requireMoment(String expected) {
    return moment().orElseThrow(() -> drift(expected));
  }

  /** This place, if an array stands there. */
  Jspb requireArray(String expected) {
    if (!isArray()) {
      throw drift(expected);
    }
    return this;
  }

  /** This place, if an array or nothing stands there. */
  Jspb optionalArray(String expected) {
    return isAbsent() ? this : requireArray(expected);
  }

  /** A text, or nothing. */
  Optional<String> optionalText(String expected) {
    if (!isAbsent() && !node.isString()) {
      throw drift(expected);
    }
    return text();
  }

  /** A whole number, or nothing. */
  OptionalLong optionalNumber(String expected) {
    OptionalLong number = number();
    if (number.isEmpty() && !isAbsent()) {
      throw drift(expected);
    }
    return number;
  }

  /** Says that this place is not what was expected. */
  DriftException drift(String expected) {
    return new DriftException(Drift.at(where(), expected, node));
  }

  private String where() {
    return parent == null ? step : parent.where() + step;
  }
}
