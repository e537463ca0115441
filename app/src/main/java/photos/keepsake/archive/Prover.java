package photos.keepsake.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import photos.keepsake.archive.catalog.Evidence;
import photos.keepsake.archive.catalog.FileRow;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.KeptVersion;
import photos.keepsake.library.Sha1;

/**
 * Compares the files of one item with what the site says of the upload: its hash, out of the dedup
 * key, and the size and kind of what the site keeps.
 */
final class Prover {
  private final Optional<DedupKey> key;
  private final Optional<String> uploadedSha1;
  private final ItemInfo info;

  Prover(FetchOutcome.Fetched fetched) {
    this.key = fetched.item().dedupKey().or(() -> fetched.info().dedupKey());
    this.uploadedSha1 = key.flatMap(DedupKey::sha1).map(Sha1::hex);
    this.info = fetched.info();
  }

  /**
   * The files with their roles as far as the hash tells them, the original first: where nobody knew
   * which file of those served is the upload, the hash does.
   */
  List<StagedFile> ranked(List<StagedFile> files) {
    return files.stream()
        .filter(file -> isWhatTheSiteKeeps(file) && isUpload(file))
        .findFirst()
        .map(original -> behind(original, files))
        .orElse(files);
  }

  private static List<StagedFile> behind(StagedFile original, List<StagedFile> files) {
    List<StagedFile> ranked = new ArrayList<>();
    ranked.add(original.as(FileRole.ORIGINAL));
    for (StagedFile file : files) {
      if (file.fingerprint().sha256().equals(original.fingerprint().sha256())) {
        continue;
      }
      boolean edited = file.role() == FileRole.AS_SERVED && isSameFamily(file, original);
      ranked.add(edited ? file.as(FileRole.EDITED) : file);
    }
    return ranked;
  }

  private static boolean isSameFamily(StagedFile one, StagedFile other) {
    return (one.type().isImage() && other.type().isImage())
        || (one.type().isVideo() && other.type().isVideo());
  }

  /** The key of the item, by its listing or else by what the site says of it. */
  Optional<DedupKey> key() {
    return key;
  }

  /** Whether a file of the archive is the upload. */
  boolean isUpload(FileRow file) {
    return uploadedSha1.equals(Optional.of(file.sha1()));
  }

  /** What is known of a file of the item. */
  Evidence evidence(StagedFile file) {
    if (isUpload(file) || isRawUpload(file)) {
      return Evidence.of(Proof.ORIGINAL);
    }
    if (info.kept() == KeptVersion.OF_ANOTHER_PERSON) {
      return Evidence.of(Proof.DERIVATIVE);
    }
    if (!isWhatTheSiteKeeps(file)) {
      return Evidence.NONE;
    }
    if (hasOtherSize(file)) {
      return otherSize(file);
    }
    if (info.kept() == KeptVersion.SMALLER && info.sizeBytes().isPresent()) {
      return Evidence.of(Proof.STORED);
    }
    return uploadedSha1.isPresent() ? Evidence.OTHER_SHA1 : Evidence.NONE;
  }

  /**
   * Why the files cannot be what the site says that it keeps: the very upload, of which it tells
   * hash or size. Empty when they can be. A changed key may hold the hash of something else.
   */
  Optional<String> contradiction(List<StagedFile> files) {
    if (info.kept() != KeptVersion.ORIGINAL || files.stream().anyMatch(this::isUpload)) {
      return Optional.empty();
    }
    StagedFile first = files.get(0);
    if (files.size() == 1 && isWhatTheSiteKeeps(first) && hasOtherSize(first)) {
      return Optional.of(otherSize(first).note());
    }
    boolean hashCounts = uploadedSha1.isPresent() && key.stream().noneMatch(DedupKey::isChanged);
    return hashCounts ? Optional.of(Evidence.OTHER_SHA1.note()) : Optional.empty();
  }

  private boolean isUpload(StagedFile file) {
    return uploadedSha1.equals(Optional.of(file.fingerprint().sha1()));
  }

  /** The raw file of a picture is an upload of its own, with a key of its own. */
  private boolean isRawUpload(StagedFile file) {
    Optional<String> raw = info.rawTwinKey().flatMap(DedupKey::sha1).map(Sha1::hex);
    return file.role() == FileRole.RAW_TWIN && raw.equals(Optional.of(file.fingerprint().sha1()));
  }

  private static boolean isWhatTheSiteKeeps(StagedFile file) {
    return file.role() == FileRole.ORIGINAL || file.role() == FileRole.AS_SERVED;
  }

  private boolean hasOtherSize(StagedFile file) {
    long size = file.fingerprint().sizeBytes();
    return info.sizeBytes().orElse(size) != size;
  }

  private Evidence otherSize(StagedFile file) {
    return new Evidence(
        Proof.UNPROVEN,
        String.format(
            Locale.ROOT,
            "size %,d, the site says %,d",
            file.fingerprint().sizeBytes(),
            info.sizeBytes().orElse(0)));
  }
}
