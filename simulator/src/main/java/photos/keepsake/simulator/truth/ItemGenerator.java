package photos.keepsake.simulator.truth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import photos.keepsake.simulator.media.MediaFormat;

/** Thinks up the items of a library; each follows from the seed and its index alone. */
final class ItemGenerator {
  private static final Duration SPAN = Duration.ofDays(15 * 365L);
  private static final Duration MARGIN = Duration.ofDays(3);
  private static final int ALBUMS = 6;
  private static final List<String> ALBUM_TITLES =
      List.of("Iceland 🏔", "Family", "À la plage", "Receipts / 2024", "Untitled", "Garden & home");

  private static final List<Oddity> ODDITIES = List.of(Oddity.values());
  private static final List<Oddity> FREQUENT =
      List.of(
          Oddity.LIVE_PHOTO,
          Oddity.LIVE_PHOTO,
          Oddity.EDITED,
          Oddity.FILM_FROM_ANDROID,
          Oddity.FILM_FROM_APPLE,
          Oddity.MOTION_PHOTO,
          Oddity.SCREENSHOT,
          Oddity.ARCHIVED);

  private final LibraryOptions options;
  private final Instant now;

  /** Stands still, so that an item is the same whenever it is thought up. */
  private final Clock then;

  private final Optional<String> partner;
  private final List<SimulatedAlbum> albums = new ArrayList<>();

  ItemGenerator(LibraryOptions options) {
    this.options = options;
    this.now = options.clock().instant();
    this.then = Clock.fixed(now, options.clock().getZone());
    this.partner =
        isFull()
            ? Optional.of(Keys.next(Chance.seeded(options.seed(), Long.MIN_VALUE)))
            : Optional.empty();
    SplittableRandom random = Chance.seeded(options.seed(), Long.MAX_VALUE);
    for (int i = 0; i < ALBUMS && isFull(); i++) {
      albums.add(new SimulatedAlbum(Keys.next(random), ALBUM_TITLES.get(i), share(i)));
    }
  }

  /** Of three albums one is shared. */
  private Optional<SimulatedAlbum.Share> share(int album) {
    SplittableRandom random = Chance.seeded(options.seed(), Long.MAX_VALUE - 1 - album);
    return album % 3 == 1 ? Optional.of(Keys.share(random)) : Optional.empty();
  }

  /** The albums that a library begins with. */
  List<SimulatedAlbum> albums() {
    return albums;
  }

  /** The id of the partner who shares a list; a plain library has none. */
  Optional<String> partner() {
    return partner;
  }

  /** Whether the library is an awkward one, with stacks and a partner. */
  boolean isFull() {
    return options.mix() == LibraryOptions.Mix.FULL;
  }

  /** The item with this index, 0 to any. */
  SimulatedItem item(int index) {
    ItemDraft draft = new ItemDraft(randomFor(index), takenAt(index), setting(index));
    if (isFull()) {
      full(draft, index);
    } else {
      plain(draft, index);
    }
    return draft.finish();
  }

  /** An ordinary photo that was taken at a moment and is uploaded now. */
  SimulatedItem photo(int index, String fileName, Instant taken) {
    return new ItemDraft(randomFor(index), taken, setting(index))
        .name(fileName)
        .uploadedAt(options.clock().instant())
        .finish();
  }

  /** The number of the item that a key may belong to, 0 to {@link #count()} - 1. */
  OptionalInt numberIn(String key) {
    OptionalInt number = NumberedKeys.numberIn(key, options.seed());
    boolean known = number.isPresent() && number.getAsInt() >= 0 && number.getAsInt() < count();
    return known ? number : OptionalInt.empty();
  }

  /** How many items it thinks up for a library. */
  int count() {
    return options.count();
  }

  private ItemDraft.Setting setting(int index) {
    return new ItemDraft.Setting(
        then,
        options.sizeBytes(),
        albums,
        partner,
        takenAt(Math.max(0, index - 1)),
        new NumberedKeys(options.seed(), index));
  }

  private void plain(ItemDraft draft, int index) {
    boolean film = Chance.percent(12, draft.random());
    draft.format(film ? MediaFormat.MP4 : MediaFormat.JPEG);
    if (Chance.percent(20, draft.random())) {
      draft.withoutOffset();
    }
    draft.name(OrdinaryNames.text(film ? "VID_%05d.mp4" : "IMG_%05d.jpg", index + 1));
  }

  /** Each oddity once, then ordinary photos with any oddity among them now and then. */
  private void full(ItemDraft draft, int index) {
    if (index < ODDITIES.size()) {
      ODDITIES.get(index).applyTo(draft);
    } else {
      common(draft);
    }
    if (!draft.isNamed()) {
      draft.name(OrdinaryNames.of(draft));
    }
  }

  private void common(ItemDraft draft) {
    SplittableRandom random = draft.random();
    int lot = random.nextInt(100);
    if (lot < 15) {
      Chance.one(ODDITIES, random).applyTo(draft);
    } else if (lot < 40) {
      Chance.one(FREQUENT, random).applyTo(draft);
    } else {
      draft.format(lot < 55 ? MediaFormat.HEIC : MediaFormat.JPEG);
    }
    vary(draft);
  }

  private static void vary(ItemDraft draft) {
    if (Chance.percent(15, draft.random())) {
      draft.inAlbums(draft.random().nextInt(1, 4));
    }
    if (Chance.percent(20, draft.random())) {
      draft.withoutOffset();
    } else if (Chance.percent(10, draft.random())) {
      draft.offsetNotInFile();
    }
    if (Chance.percent(20, draft.random())) {
      draft.withoutPosition();
    }
  }

  /** Now and then at the very second of the item before, as in a burst. */
  private Instant takenAt(int index) {
    SplittableRandom random = randomFor(~index);
    if (index > 0 && isFull() && Chance.percent(5, random)) {
      return takenAt(index - 1);
    }
    long seconds = random.nextLong(SPAN.minus(MARGIN).toSeconds());
    return Instant.ofEpochSecond(now.minus(MARGIN).getEpochSecond() - seconds);
  }

  private SplittableRandom randomFor(int index) {
    return Chance.seeded(options.seed(), index);
  }
}
