package photos.keepsake.googlephotos.rpc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;

/**
 * A row of a listing, or the item of a download answer. Which of the optional facts are given
 * depends on the call: library pages give place and favourite, albums give collections, downloads
 * give space and clip.
 *
 * @param id the media key, which names the item in this one place
 * @param dedupKey empty where the site gives none
 * @param image empty for uploads in progress, which come back complete in a later listing
 * @param takenAt when it was taken, UTC
 * @param zone the offset at the place of the photo
 * @param createdAt when it came to the site
 * @param owner the key of the person whose it is; library pages leave it out
 * @param isPartial whether the upload is not finished (a filter of clients in use, 2026)
 * @param isArchived false also where the call does not say
 * @param video present for videos
 * @param motion present for live and motion photos
 * @param favourite empty where the call does not say; given only for items of the own library
 * @param description what the person wrote; listings may shorten it
 * @param geo where it was taken
 * @param space what the stored file costs; given with downloads
 * @param collections to which collection the key belongs
 * @param trashedAt when it was put into the trash
 */
public record MediaItem(
    ItemId id,
    Optional<DedupKey> dedupKey,
    Optional<Image> image,
    Instant takenAt,
    Optional<ZoneOffset> zone,
    Instant createdAt,
    Optional<String> owner,
    Capabilities capabilities,
    boolean isPartial,
    boolean isArchived,
    Optional<Video> video,
    Optional<Motion> motion,
    Optional<Boolean> favourite,
    Optional<String> description,
    Optional<Geo> geo,
    Optional<Space> space,
    List<CollectionKey> collections,
    Optional<Instant> trashedAt) {

  private static final int PARTIAL_UPLOAD = 20;

  private static final long GEO = 129168200;
  private static final long MOTION = 146008172;
  private static final long FAVOURITE = 163238866;
  private static final long TRASHED = 225032867;
  private static final long SPACE = 318563170;
  private static final long DESCRIPTION = 396644657;
  private static final long VIDEO = 76647426;
  private static final long COLLECTION = 525000002;

  /**
   * Reads a row. Its first eight positions are the same in every call and every capture since 2021;
   * one of them out of its place means that the rest cannot be trusted either.
   *
   * @throws DriftException when one of them is not what it should be
   */
  static MediaItem of(Jspb row) {
    row.requireArray("an item");
    Jspb media = row.get(1).optionalArray("[address, width, height, …] or nothing");
    return new MediaItem(
        row.get(0).requireKey("a media key"),
        dedupKey(row.get(3)),
        Image.of(media),
        row.get(2).requireMoment("the taken time in ms"),
        zone(row.get(4)),
        row.get(5).requireMoment("the creation time in ms"),
        row.get(6).optionalArray("[owner] or nothing").get(0).text(),
        Capabilities.of(row.get(7).optionalArray("capabilities or nothing")),
        row.get(12).get(0).count().orElse(0) == PARTIAL_UPLOAD,
        row.get(13).flag().orElse(false),
        Video.of(row.ext(VIDEO)),
        Motion.of(row.ext(MOTION)),
        row.ext(FAVOURITE).get(0).flag(),
        row.ext(DESCRIPTION).get(0).text(),
        Geo.ofItem(row.ext(GEO)),
        Space.of(row.ext(SPACE).get(0)),
        CollectionKey.of(row.ext(COLLECTION)),
        row.ext(TRASHED).get(0).moment());
  }

  /** Reads {@code [items|null,next|null|"",…]}. */
  static RowPage<MediaItem> page(Jspb answer) {
    return RowPage.of(answer, MediaItem::of);
  }

  static Optional<DedupKey> dedupKey(Jspb field) {
    Optional<String> text = field.optionalText("a dedup key or nothing");
    if (text.isPresent() && !DedupKey.isValid(text.get())) {
      throw field.drift("a dedup key or nothing");
    }
    return text.map(DedupKey::new);
  }

  static Optional<ZoneOffset> zone(Jspb field) {
    field.optionalNumber("the zone in ms or nothing");
    return field.zone();
  }

  /** Whether the site shows a picture of it; without one an item cannot be fetched yet. */
  public boolean isReady() {
    return image.isPresent() && !isPartial;
  }
}
