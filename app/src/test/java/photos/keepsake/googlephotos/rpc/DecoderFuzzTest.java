package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.Sha1;

/**
 * Good payloads, made worse at random: values replaced, moved, nested, cut off, bytes changed.
 * Whatever comes, a decoder says that it was read or that it has drifted, soon, and each text and
 * large number that it gives stood in the payload. A failing seed is printed.
 */
class DecoderFuzzTest {
  private static final int SEEDS = 5_000;
  private static final Optional<String> NONE = Optional.empty();
  private static final ItemId ID = new ItemId("AF1QipItem");

  /** Moments and lengths of time are written in other units than they came. */
  private static final String TIME = "\\d{4,}-\\d\\d-\\d\\dT[^,\\]]+|PT[-0-9HMS.]+";

  private static final Pattern LARGE_NUMBER = Pattern.compile("\\d{6,}");

  private static final Map<Call<?>, Object> GOOD = good();

  private static Map<Call<?>, Object> good() {
    Map<Call<?>, Object> good = new LinkedHashMap<>();
    List<Object> items =
        Payloads.list(
            Payloads.photo().written(),
            Payloads.fullPhoto().written(),
            null,
            Payloads.fullPhoto().written(9));
    good.put(Call.library(Shelf.BOTH, NONE), Payloads.list(items, "c", "1785575911059"));
    good.put(Call.recentlyAdded(NONE), Payloads.list(items, ""));
    good.put(Call.trash(NONE), Payloads.list(items));
    good.put(Call.partner("p", "g", NONE), Payloads.list("c", items));
    good.put(Call.timeline(NONE), Payloads.list(12, Payloads.list(Payloads.list(1, 2, 3)), "c"));
    good.put(
        Call.albums(NONE),
        Payloads.list(Payloads.list(Payloads.album().written(), Payloads.album().written(2)), "c"));
    good.put(
        Call.sharing(NONE), Payloads.list(Payloads.list(Payloads.sharingEntry().written()), "c"));
    good.put(
        Call.albumItems(ID, Optional.empty(), NONE),
        Payloads.list(null, items, "", Payloads.albumMeta().written(), null, 0));
    good.put(
        Call.download(ID, Optional.empty(), Optional.empty()), Payloads.download().written(11));
    good.put(Call.details(ID, Optional.empty()), Payloads.list(Payloads.details().written()));
    good.put(
        Call.fileFacts(List.of(ID)),
        Payloads.list(
            Payloads.list(
                null, Payloads.list(Payloads.list(Payloads.KEY, Payloads.fileFacts().written())))));
    good.put(Call.rawGroup("g"), Payloads.list(null, null, items, "20260911_103945315"));
    good.put(
        Call.hashMatches(List.of(new Sha1("0".repeat(40)))),
        Payloads.list(
            Payloads.list(
                Payloads.list(new Sha1("0".repeat(40)).base64(), Payloads.photo().written()))));
    good.put(
        Call.quota(),
        Payloads.list(0, 0, 0, 0, 0, 0, Payloads.list("5217349942", 16106127360L, false, 1)));
    return good;
  }

  @Test
  void everyReadHasAPayload() {
    Set<RpcId> covered = new HashSet<>();
    GOOD.keySet().forEach(call -> covered.add(call.id()));
    assertThat(covered).containsExactlyInAnyOrder(RpcId.values());
    GOOD.forEach(
        (call, payload) ->
            assertThat(call.read(Payloads.json(payload))).isInstanceOf(Answer.Answered.class));
  }

  @Test
  @Timeout(120)
  void noPayloadMakesADecoderFailHangOrInvent() {
    List<Map.Entry<Call<?>, Object>> all = new ArrayList<>(GOOD.entrySet());
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Map.Entry<Call<?>, Object> good = all.get(random.nextInt(all.size()));
      String payload = payload(random, good.getValue());
      Answer<?> answer = read(seed, good.getKey(), payload);
      answer.found().ifPresent(value -> requireNothingInvented(value.toString(), payload));
      if (answer instanceof Answer.Drifted<?> drifted) {
        assertThat(drifted.drift().toString()).hasSizeLessThan(1_000).doesNotContain("AF1Qip");
      }
    }
  }

  @Test
  @Timeout(120)
  void noBodyMakesTheReaderFailOrHang() {
    List<Call<?>> calls = new ArrayList<>(GOOD.keySet());
    BodyWriter writer = new BodyWriter();
    for (int i = 0; i < calls.size(); i++) {
      Call<?> call = calls.get(i);
      writer.answer(call.id(), Payloads.json(GOOD.get(call)), "" + (i + 1));
    }
    String good = writer.refusal(RpcId.QUOTA, 3, "99").frame("er", null, 5).chunked(new Random(1));
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Reply reply = new Reply(200, damaged(good, random), "", NONE, "");
      assertThat(ReplyReader.<Object>read(reply, calls, Optional.empty()))
          .as("seed %d", seed)
          .hasSameSizeAs(calls)
          .doesNotContainNull();
    }
  }

  @Test
  @Timeout(120)
  void hugeAndHostileTextsAreReadSoon() {
    List<String> hostile =
        List.of(
            "[".repeat(100_000),
            "{\"1\":".repeat(10_000),
            "[" + "9".repeat(900) + "]",
            "[1e999999999,-1e999999999,1e-999999999]",
            "[" + "null,".repeat(50_000) + "1]",
            "[[" + "[],".repeat(20_000) + "7]]",
            "[\"" + "\\ud83d".repeat(10_000) + "\"]",
            "\"\"",
            "",
            " ",
            "\0",
            "NaN",
            "[1,]");
    for (Call<?> call : GOOD.keySet()) {
      hostile.forEach(text -> assertThat(read(-1, call, text)).isNotNull());
    }
  }

  private static Answer<?> read(int seed, Call<?> call, String payload) {
    try {
      return call.read(payload);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + seed + " " + call + " " + cut(payload), e);
    }
  }

  private static String cut(String text) {
    return text.length() > 2_000 ? text.substring(0, 2_000) : text;
  }

  /** Numbers of six digits and more are sizes, times and identities: they must have been sent. */
  private static void requireNothingInvented(String value, String payload) {
    Matcher numbers = LARGE_NUMBER.matcher(value.replaceAll(TIME, ""));
    while (numbers.find()) {
      String digits = numbers.group().replaceAll("^0+|0+$", "");
      assertThat(payload).contains(digits.substring(0, Math.min(digits.length(), 6)));
    }
  }

  private static String payload(Random random, Object good) {
    Object worse = good;
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      worse = worse(worse, random, 0);
    }
    String json = Payloads.json(worse);
    return random.nextInt(4) == 0 ? damaged(json, random) : json;
  }

  /** The same with one place changed, somewhere. */
  private static Object worse(Object value, Random random, int depth) {
    boolean goesDeeper = value instanceof List<?> list && !list.isEmpty() && random.nextInt(6) != 0;
    if (!goesDeeper) {
      return value instanceof Map<?, ?> map ? worseTail(map, random, depth) : any(random, value);
    }
    List<Object> copy = new ArrayList<>((List<?>) value);
    int at = random.nextInt(copy.size());
    switch (random.nextInt(8)) {
      case 0 -> copy.remove(at);
      case 1 -> copy.add(at, any(random, null));
      case 2 -> copy.add(copy.remove(at));
      default -> copy.set(at, worse(copy.get(at), random, depth + 1));
    }
    return copy;
  }

  private static Object worseTail(Map<?, ?> tail, Random random, int depth) {
    Map<Object, Object> copy = new LinkedHashMap<>(tail);
    List<Object> keys = new ArrayList<>(copy.keySet());
    Object key = keys.isEmpty() ? "1" : keys.get(random.nextInt(keys.size()));
    if (random.nextInt(4) == 0) {
      copy.remove(key);
    } else {
      copy.put(key, worse(copy.get(key), random, depth + 1));
    }
    return copy;
  }

  private static Object any(Random random, Object old) {
    return switch (random.nextInt(14)) {
      case 0 -> null;
      case 1 -> "";
      case 2 -> "x".repeat(random.nextInt(300));
      case 3 -> random.nextLong();
      case 4 -> -1;
      case 5 -> Long.toString(random.nextLong());
      case 6 -> random.nextBoolean();
      case 7 -> random.nextGaussian();
      case 8 -> Payloads.list(old);
      case 9 -> Payloads.list();
      case 10 -> Map.of("15", 30);
      case 11 -> Payloads.list(old, old, Map.of("1", 5));
      case 12 -> new java.math.BigInteger("9".repeat(1 + random.nextInt(60)));
      default -> "\uD83D\uDE00\u0000\uD800";
    };
  }

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(4)) {
        case 0 -> damaged.setLength(Math.max(1, at));
        case 1 -> damaged.deleteCharAt(at == 0 ? 0 : at);
        case 2 -> damaged.insert(at, "[]{},\":\n\\0".charAt(random.nextInt(10)));
        default -> damaged.setCharAt(at, (char) random.nextInt(0x10000));
      }
      if (damaged.length() == 0) {
        damaged.append('x');
      }
    }
    return damaged.toString();
  }
}
