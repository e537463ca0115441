package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.archive.catalog.ArchiveStatus;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.archive.catalog.FileRow;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.library.RunFailure;

/**
 * Reads every file of an archive again and compares it with what it was. Changes no file. Good for
 * one verification; {@link #stop} may be called from any thread.
 */
public final class Verifier {
  /** Small enough that a stop loses little, large enough that the catalog's syncs do not count. */
  private static final int BATCH = 200;

  private final ArchiveFolders folders;
  private final Catalog catalog;
  private final @Nullable Clock stamp;
  private final VerifyListener listener;
  private final List<DamagedFile> damaged = new ArrayList<>();
  private final Map<Proof, Long> proofs = new EnumMap<>(Proof.class);
  private long files;
  private long bytes;
  private long sizes;
  private long damagedFiles;
  private volatile boolean stopped;

  private Verifier(
      ArchiveFolders folders, Catalog catalog, @Nullable Clock stamp, VerifyListener listener) {
    this.folders = folders;
    this.catalog = catalog;
    this.stamp = stamp;
    this.listener = listener;
  }

  /** Also remembers which files were found good today, and which damaged. */
  public static Verifier of(Archive archive, VerifyListener listener) {
    return new Verifier(archive.folders(), archive.catalog(), archive.settings().clock(), listener);
  }

  /** Remembers nothing; for an archive that cannot be written or is in use. */
  public static Verifier of(ArchiveReader reader, VerifyListener listener) {
    return new Verifier(reader.folders(), reader.catalog(), null, listener);
  }

  /** Ends the verification after the file that it is at. */
  public void stop() {
    stopped = true;
  }

  /**
   * Looks at the catalog, then at every file.
   *
   * @throws RunFailure DAMAGE when the catalog is damaged, DISK when it cannot be read; damage of
   *     photos is returned, not thrown
   */
  public Verification verify() {
    catalog.requireSound();
    ArchiveStatus all = catalog.status();
    proofs.putAll(all.proofs());
    List<FileRow> batch = catalog.filesAfter("", BATCH);
    while (!batch.isEmpty() && !stopped) {
      List<FileRow> good = new ArrayList<>();
      List<FileRow> bad = new ArrayList<>();
      for (FileRow file : batch) {
        if (!stopped) {
          Optional<DamagedFile> damage = check(file);
          damage.ifPresent(this::add);
          (damage.isPresent() ? bad : good).add(file);
          listener.checked(files, all.files(), sizes, all.bytes());
        }
      }
      remember(good, bad);
      batch = catalog.filesAfter(batch.get(batch.size() - 1).path(), BATCH);
    }
    UnknownFiles unknown = findUnknown();
    return new Verification(
        files,
        bytes,
        damagedFiles,
        List.copyOf(damaged),
        unknown.count(),
        unknown.first(),
        proofs,
        !stopped);
  }

  private void remember(List<FileRow> good, List<FileRow> bad) {
    if (stamp != null) {
      catalog.verified(good, Instant.now(stamp));
      catalog.damaged(bad, Instant.now(stamp));
    }
  }

  private Optional<DamagedFile> check(FileRow file) {
    files++;
    sizes += file.sizeBytes();
    FileCheck check = FileCheck.of(folders.file(file.path()), file);
    bytes += check.bytesRead();
    return check.damage().map(damage -> new DamagedFile(file.path(), damage));
  }

  private void add(DamagedFile file) {
    damagedFiles++;
    proofs.merge(catalog.proof(file.path()), -1L, Long::sum);
    if (damaged.size() < Verification.LISTED_MAX) {
      damaged.add(file);
    }
  }

  private UnknownFiles findUnknown() {
    UnknownFiles unknown = new UnknownFiles(folders, catalog, () -> stopped);
    try {
      Files.walkFileTree(folders.root(), unknown);
      return unknown;
    } catch (IOException e) {
      throw DiskTrouble.cannotRead(folders.root(), e);
    }
  }
}
