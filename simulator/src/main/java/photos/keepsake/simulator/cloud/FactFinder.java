package photos.keepsake.simulator.cloud;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import photos.keepsake.simulator.truth.FileRole;
import photos.keepsake.simulator.truth.Kind;
import photos.keepsake.simulator.truth.NameQuirk;
import photos.keepsake.simulator.truth.SimulatedItem;

/** Thinks up the facts of an item from its key alone, the same ones at every call. */
final class FactFinder {
  private static final List<String> DESCRIPTIONS =
      List.of(
          "At the lake",
          "Oma's 70th birthday, with everybody",
          "Grüße aus Köln",
          "初めての海",
          "Two lines:\nthe second one",
          "Party 🎉 with 👩‍👩‍👧 and 𝔘nicode",
          "quotes \" and \\ and <b>tags</b> & more");
  private static final List<String> PEOPLE = List.of("Ada", "Björn", "Chloé", "Дмитрий");

  /** Of so many ordinary JPEGs; rarer on the real site, where it was one of a thousand. */
  private static final int REENCODED_EVERY = 60;

  private final Seeded seeded;

  FactFinder(Seeded seeded) {
    this.seeded = seeded;
  }

  Facts of(SimulatedItem item) {
    SplittableRandom random = seeded.random("facts", item.key());
    boolean favourite = random.nextInt(100) < 8;
    boolean described = random.nextInt(100) < 10;
    String description = DESCRIPTIONS.get(random.nextInt(DESCRIPTIONS.size()));
    List<String> people = PEOPLE.subList(0, random.nextInt(100) < 15 ? 1 + random.nextInt(3) : 0);
    boolean saver = random.nextInt(100) < 8 && canBeStoredSmaller(item);
    boolean free = random.nextInt(100) < 25;
    // Seen on 3 of 500 rows: minutes to weeks after the upload.
    long later = 500_000L + random.nextInt(2_000_000_000);
    boolean changed = random.nextInt(150) == 0;
    return new Facts(
        favourite,
        described ? Optional.of(description) : Optional.empty(),
        people,
        saver,
        free && !saver,
        changed ? OptionalLong.of(item.createdAt().toEpochMilli() + later) : OptionalLong.empty(),
        random.nextInt(150) == 0,
        isReencoded(item, saver),
        item.motionPhoto() || random.nextInt(20) == 0,
        0);
  }

  /** Numbers of its own, so that the other facts of a seed stay what they were. */
  private boolean isReencoded(SimulatedItem item, boolean saver) {
    SplittableRandom random = seeded.random("reencoded", item.key());
    boolean fits = Reencodes.fits(item);
    return random.nextInt(REENCODED_EVERY) == 0 && fits && !saver && canBeStoredSmaller(item);
  }

  private static boolean canBeStoredSmaller(SimulatedItem item) {
    boolean plain =
        item.kind() == Kind.PHOTO && item.quirk() == NameQuirk.NONE && item.isDownloadable();
    return plain
        && !item.edited()
        && !item.motionPhoto()
        && item.file(FileRole.ORIGINAL).filter(f -> f.mimeType().equals("image/jpeg")).isPresent();
  }
}
