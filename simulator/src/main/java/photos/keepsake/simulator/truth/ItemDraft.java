package photos.keepsake.simulator.truth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import photos.keepsake.simulator.media.Camera;
import photos.keepsake.simulator.media.Capture;
import photos.keepsake.simulator.media.MediaFormat;
import photos.keepsake.simulator.media.MediaRecipe;
import photos.keepsake.simulator.media.Position;

/**
 * An item while it is being thought up: an ordinary photo at first, which each call makes odder.
 * Every choice comes from the item's own random numbers.
 */
final class ItemDraft {
  private static final Duration UPLOAD_DELAY_MAX = Duration.ofHours(6);
  private static final int SHARED_WITH_PARTNER = 10;
  private static final int PHOTO_BYTES = 100_000;
  private static final int PHOTO_BYTES_SPREAD = 500_000;
  private static final int VIDEO_BYTES = 300_000;
  private static final int VIDEO_BYTES_SPREAD = 1_700_000;

  private final SplittableRandom random;
  private final Setting setting;
  private final Camera camera;
  private final Place place;
  private final Map<String, String> albums = new HashMap<>();

  private MediaFormat format = MediaFormat.JPEG;
  private MediaFormat sentFormat = MediaFormat.JPEG;
  private Kind kind = Kind.PHOTO;
  private Shape shape;
  private LocalDateTime local;
  private Optional<ZoneOffset> offset;
  private Optional<Position> position;
  private boolean hasMetadata = true;
  private boolean writesOffset = true;
  private String name = "";
  private Optional<String> shownName = Optional.empty();
  private Optional<String> sentName = Optional.empty();
  private NameQuirk quirk = NameQuirk.NONE;
  private Undownloadable unready = Undownloadable.NONE;
  private Optional<Instant> createdAt = Optional.empty();
  private boolean archived;
  private boolean edited;
  private boolean live;

  /**
   * What is around an item.
   *
   * @param clock what today is
   * @param sizeBytes of every file, where that was asked for
   * @param albums those that there are
   * @param partner whose list some items are in too
   * @param previous when the item before this one was taken
   * @param keys makes its keys
   */
  record Setting(
      Clock clock,
      OptionalLong sizeBytes,
      List<SimulatedAlbum> albums,
      Optional<String> partner,
      Instant previous,
      NumberedKeys keys) {}

  /**
   * An ordinary landscape JPEG with every metadata, without a name yet.
   *
   * @param taken the moment; the wall clock is that of the place
   */
  ItemDraft(SplittableRandom random, Instant taken, Setting setting) {
    this.random = random;
    this.setting = setting;
    this.camera = Chance.one(List.of(Camera.values()), random);
    this.place = Place.any(random);
    this.shape = random.nextInt(4) == 0 ? Shape.PORTRAIT : Shape.LANDSCAPE;
    this.offset = Optional.of(place.offsetAt(taken));
    this.local = LocalDateTime.ofInstant(taken, place.offsetAt(taken));
    this.position = Optional.of(place.near(random));
  }

  SplittableRandom random() {
    return random;
  }

  LocalDateTime local() {
    return local;
  }

  Instant now() {
    return setting.clock().instant();
  }

  MediaFormat format() {
    return format;
  }

  /** What was uploaded, and is handed out as it is. */
  ItemDraft format(MediaFormat format) {
    this.format = format;
    this.sentFormat = format;
    if (format.isVideo()) {
      kind = Kind.VIDEO;
    } else if (format == MediaFormat.GIF) {
      kind = Kind.ANIMATION;
    }
    return this;
  }

  ItemDraft kind(Kind kind) {
    this.kind = kind;
    return this;
  }

  ItemDraft shape(Shape shape) {
    this.shape = shape;
    return this;
  }

  /** The one name that is uploaded, shown and sent. */
  ItemDraft name(String name) {
    this.name = name;
    return this;
  }

  boolean isNamed() {
    return !name.isEmpty();
  }

  /** Odd names: what was uploaded, what is shown, what is sent. */
  ItemDraft names(NameQuirk quirk, String uploaded, String shown, String sent) {
    this.quirk = quirk;
    this.name = uploaded;
    this.shownName = Optional.of(shown);
    this.sentName = Optional.of(sent);
    return this;
  }

  /** One odd name everywhere. */
  ItemDraft oddName(NameQuirk quirk, String name) {
    return names(quirk, name, name, name);
  }

  /** Taken at the very second of the item before, whatever the zone. */
  ItemDraft atTimeOfPrevious() {
    return takenAt(setting.previous());
  }

  /** At home, some time ago but not before that day began, so many days back. */
  ItemDraft takenRecently(Duration ago, int daysBack) {
    ZonedDateTime now = setting.clock().instant().atZone(setting.clock().getZone());
    ZonedDateTime midnight = now.truncatedTo(ChronoUnit.DAYS);
    ZonedDateTime then = now.minus(ago).truncatedTo(ChronoUnit.SECONDS);
    return takenAtHome((then.isBefore(midnight) ? midnight : then).minusDays(daysBack));
  }

  /** At home, at any time since New Year. */
  ItemDraft takenThisYear() {
    ZonedDateTime now = setting.clock().instant().atZone(setting.clock().getZone());
    ZonedDateTime newYear = now.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
    long seconds = Duration.between(newYear, now).toSeconds();
    return takenAtHome(newYear.plusSeconds(random.nextLong(Math.max(1, seconds))));
  }

  ItemDraft takenYearsAgo(int years) {
    ZonedDateTime then = now().atZone(ZoneOffset.UTC).minusYears(years);
    return takenAt(then.truncatedTo(ChronoUnit.SECONDS).toInstant());
  }

  private ItemDraft takenAt(Instant moment) {
    ZoneOffset there = place.offsetAt(moment);
    local = LocalDateTime.ofInstant(moment, there);
    offset = Optional.of(there);
    return this;
  }

  private ItemDraft takenAtHome(ZonedDateTime time) {
    local = time.toLocalDateTime();
    offset = Optional.of(time.getOffset());
    return this;
  }

  /** Neither the site nor the file knows the zone. */
  ItemDraft withoutOffset() {
    offset = Optional.empty();
    return this;
  }

  /** The site knows the zone, from the place; the camera did not write it. */
  ItemDraft offsetNotInFile() {
    writesOffset = false;
    return this;
  }

  ItemDraft withoutPosition() {
    position = Optional.empty();
    return this;
  }

  /** As phones write it that know no place: 0 degrees north, 0 degrees east. */
  ItemDraft atNullIsland() {
    position = Optional.of(new Position(0, 0, 0));
    return this;
  }

  /** As screenshots and pictures from messengers are. */
  ItemDraft withoutMetadata() {
    hasMetadata = false;
    return this;
  }

  ItemDraft uploadedAt(Instant moment) {
    createdAt = Optional.of(moment);
    return this;
  }

  ItemDraft archived() {
    archived = true;
    return this;
  }

  ItemDraft edited() {
    edited = true;
    return this;
  }

  /** An Apple live photo. */
  ItemDraft live() {
    live = true;
    return format(MediaFormat.HEIC);
  }

  ItemDraft unready(Undownloadable unready) {
    this.unready = unready;
    return this;
  }

  /** Into so many albums, with a key of its own in each. */
  ItemDraft inAlbums(int count) {
    int first = random.nextInt(Math.max(1, setting.albums().size()));
    for (int i = 0; i < Math.min(count, setting.albums().size()); i++) {
      int index = (first + i) % setting.albums().size();
      albums.put(setting.albums().get(index).id(), setting.keys().next(random));
    }
    return this;
  }

  /** The item as it is now. Call once. */
  SimulatedItem finish() {
    String key = setting.keys().next(random);
    Instant takenAt = local.toInstant(offset.orElse(ZoneOffset.UTC));
    Instant uploaded = createdAt.orElseGet(() -> soonAfter(takenAt));
    List<SimulatedFile> files = files();
    setting.partner().ifPresent(this::shareWith);
    return new SimulatedItem(
        key,
        shownName.orElse(name),
        kind,
        takenAt,
        offset,
        uploaded,
        archived,
        edited,
        live,
        motionClip(files.get(0)),
        unready,
        quirk,
        files,
        width(format),
        height(format),
        albums);
  }

  /** Some items are in the partner's list too, under one more key. */
  private void shareWith(String partner) {
    if (Chance.percent(SHARED_WITH_PARTNER, random)) {
      albums.put(partner, setting.keys().next(random));
    }
  }

  private Optional<SimulatedFile> motionClip(SimulatedFile still) {
    String clip = name.replaceFirst("\\.[^.]*$", "") + ".mp4";
    return still
        .recipe()
        .flatMap(MediaRecipe::film)
        .map(film -> new SimulatedFile(FileRole.CLIP, clip, clip, "video/mp4", film));
  }

  private Instant soonAfter(Instant moment) {
    Instant then = moment.plusSeconds(random.nextLong(UPLOAD_DELAY_MAX.toSeconds()));
    return then.isAfter(now()) ? now() : then;
  }

  private List<SimulatedFile> files() {
    List<SimulatedFile> files = new ArrayList<>();
    FileRole first = live ? FileRole.STILL : FileRole.ORIGINAL;
    files.add(file(first, sentFormat, name, sentName.orElse(name)));
    if (edited) {
      files.add(file(FileRole.EDITED, sentFormat, name, sentName.orElse(name)));
    }
    if (live) {
      String clip = OrdinaryNames.clipOf(name);
      files.add(file(FileRole.CLIP, MediaFormat.MOV, clip, clip));
    }
    return files;
  }

  private SimulatedFile file(FileRole role, MediaFormat kind, String uploaded, String sent) {
    MediaRecipe recipe =
        new MediaRecipe(kind, random.nextLong(), size(kind), width(kind), height(kind), capture());
    return new SimulatedFile(role, uploaded, sent, sentType(kind), recipe);
  }

  /** Where no name is sent a browser makes one up, with an extension for a type that it knows. */
  private String sentType(MediaFormat kind) {
    return quirk == NameQuirk.EMPTY ? "application/octet-stream" : kind.mimeType();
  }

  private Optional<Capture> capture() {
    Optional<ZoneOffset> written = writesOffset ? offset : Optional.empty();
    return hasMetadata
        ? Optional.of(new Capture(camera, local, written, position))
        : Optional.empty();
  }

  private long size(MediaFormat kind) {
    long usual =
        kind.isVideo()
            ? VIDEO_BYTES + random.nextInt(VIDEO_BYTES_SPREAD)
            : PHOTO_BYTES + random.nextInt(PHOTO_BYTES_SPREAD);
    return Math.max(kind.smallestBytes(), setting.sizeBytes().orElse(usual));
  }

  private int width(MediaFormat kind) {
    return shape == Shape.LANDSCAPE ? kind.longEdge() : kind.shortEdge();
  }

  private int height(MediaFormat kind) {
    return shape == Shape.PORTRAIT ? kind.longEdge() : kind.shortEdge();
  }
}
