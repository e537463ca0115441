package photos.keepsake.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.KeptVersion;
import photos.keepsake.library.Looks;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime;

/** Builds what a fetch would bring, with its files in staging. */
final class FetchedItem {
  private final ItemId id;
  private Source source = Source.LIBRARY;
  private String name = "";
  private ItemKind kind = ItemKind.PHOTO;
  private Optional<TakenTime> taken = Optional.empty();
  private OptionalLong sizeBytes = OptionalLong.empty();
  private Optional<DedupKey> key = Optional.empty();
  private KeptVersion kept = KeptVersion.UNKNOWN;
  private Optional<DedupKey> rawTwinKey = Optional.empty();
  private Metadata listed = Metadata.NONE;
  private Metadata told = Metadata.NONE;
  private Optional<DedupKey> toldKey = Optional.empty();
  private Looks looks = Looks.UNKNOWN;
  private final List<Staged> files = new ArrayList<>();

  private record Staged(FileRole role, String name, byte[] bytes, OptionalLong announced) {}

  private FetchedItem(String id) {
    this.id = new ItemId(id);
  }

  /** Without a name and a date. */
  static FetchedItem item(String id) {
    return new FetchedItem(id);
  }

  FetchedItem called(String name) {
    this.name = name;
    return this;
  }

  FetchedItem kind(ItemKind kind) {
    this.kind = kind;
    return this;
  }

  FetchedItem siteSize(long bytes) {
    this.sizeBytes = OptionalLong.of(bytes);
    return this;
  }

  FetchedItem from(Source source) {
    this.source = source;
    return this;
  }

  /** The site says that these bytes were uploaded. */
  FetchedItem uploadedAs(byte[] bytes) {
    return key(keyOf(bytes));
  }

  FetchedItem key(String key) {
    this.key = Optional.of(new DedupKey(key));
    return this;
  }

  static String keyOf(byte[] bytes) {
    try {
      Fingerprint read = Fingerprint.read(new ByteArrayInputStream(bytes));
      return DedupKey.of(new Sha1(read.sha1())).value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key is told when the item is fetched, by no listing. */
  FetchedItem toldKey(String key) {
    this.toldKey = Optional.of(new DedupKey(key));
    return this;
  }

  /** By the listing. */
  FetchedItem listed(Metadata metadata) {
    this.listed = metadata;
    return this;
  }

  /** When it is fetched. */
  FetchedItem told(Metadata metadata) {
    this.told = metadata;
    return this;
  }

  /** The listing shows this picture of it. */
  FetchedItem picture(String token) {
    this.looks = new Looks(Optional.of(token), looks.sizeBytes());
    return this;
  }

  /** The listing says that the site keeps so many bytes. */
  FetchedItem listedSize(long bytes) {
    this.looks = new Looks(looks.picture(), OptionalLong.of(bytes));
    return this;
  }

  /** The site tells that its raw file was uploaded as these bytes. */
  FetchedItem rawTwin(byte[] bytes) {
    this.rawTwinKey = Optional.of(new DedupKey(keyOf(bytes)));
    return this;
  }

  FetchedItem kept(KeptVersion kept) {
    this.kept = kept;
    return this;
  }

  /** To the minute, as the site's info panel says it; {@code offset} may be empty. */
  FetchedItem taken(String local, String offset) {
    return taken(local, offset, TakenTime.Precision.MINUTE);
  }

  FetchedItem taken(String local, String offset, TakenTime.Precision precision) {
    Optional<ZoneOffset> zone =
        offset.isEmpty() ? Optional.empty() : Optional.of(ZoneOffset.of(offset));
    this.taken = Optional.of(new TakenTime(LocalDateTime.parse(local), zone, precision));
    return this;
  }

  FetchedItem file(FileRole role, String announcedName, byte[] bytes) {
    return file(role, announcedName, bytes, OptionalLong.of(bytes.length));
  }

  FetchedItem file(FileRole role, String announcedName, byte[] bytes, OptionalLong announced) {
    files.add(new Staged(role, announcedName, bytes, announced));
    return this;
  }

  FetchedItem original(String announcedName, byte[] bytes) {
    return file(FileRole.ORIGINAL, announcedName, bytes);
  }

  ItemRef ref() {
    return new ItemRef(id, source, kind, taken, key, listed, looks);
  }

  ItemInfo info() {
    return new ItemInfo(name, kind, taken, sizeBytes, kept, toldKey, told, rawTwinKey);
  }

  /** Writes the files into staging. */
  FetchOutcome.Fetched in(Archive archive) {
    List<FetchedFile> staged = new ArrayList<>();
    for (Staged file : files) {
      Path path = archive.staging().resolve(UUID.randomUUID().toString());
      try {
        Files.write(path, file.bytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      staged.add(new FetchedFile(path, file.role(), file.name(), file.announced()));
    }
    return new FetchOutcome.Fetched(ref(), info(), staged);
  }

  /** Stages and admits. */
  List<ArchivedFile> admittedTo(Archive archive) {
    return archive.admit(in(archive));
  }
}
