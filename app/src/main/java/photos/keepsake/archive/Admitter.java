package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.archive.catalog.FileLink;
import photos.keepsake.archive.catalog.FileRow;
import photos.keepsake.archive.catalog.ItemRow;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.Looks;
import photos.keepsake.library.TakenTime;

/** Takes fetched items into the archive, step by step as {@link Archive#admit} promises. */
final class Admitter {
  private static final Logger log = LoggerFactory.getLogger(Admitter.class);

  /** Somebody else puts files of the same names there at the same moment; once is rare enough. */
  private static final int PLACE_TRIES = 5;

  private final ArchiveFolders folders;
  private final ArchiveFiles files;
  private final Catalog catalog;
  private final ArchiveSettings settings;
  private final FreeSpace space;
  private final Inspector inspector;
  private final Contradictions contradictions = new Contradictions();
  private final PathChooser chooser;

  Admitter(
      ArchiveFolders folders,
      ArchiveFiles files,
      Catalog catalog,
      ArchiveSettings settings,
      FreeSpace space) {
    this.folders = folders;
    this.files = files;
    this.catalog = catalog;
    this.settings = settings;
    this.space = space;
    this.inspector = new Inspector(files, folders.staging(), space);
    this.chooser = new PathChooser(folders, files, catalog, settings.layout().isByItem());
  }

  /** One item with what was found out about it. */
  private record Admission(
      FetchOutcome.Fetched fetched,
      List<StagedFile> staged,
      Prover prover,
      Optional<TakenTime> taken,
      Instant modifiedAt,
      Instant archivedAt) {}

  /** See {@link Archive#admit}. */
  List<ArchivedFile> admit(FetchOutcome.Fetched fetched) {
    List<Path> leftovers = staged(fetched);
    try {
      space.require(0);
      return file(inspect(fetched, leftovers));
    } catch (IOException e) {
      throw DiskTrouble.whileFiling(folders, e);
    } finally {
      deleteAll(leftovers);
    }
  }

  /** What is deleted in the end. All or none: a caller that is wrong about one loses no file. */
  private List<Path> staged(FetchOutcome.Fetched fetched) {
    List<Path> staged = new ArrayList<>();
    for (FetchedFile file : fetched.files()) {
      if (!file.path().toAbsolutePath().normalize().startsWith(folders.staging())) {
        throw new IllegalArgumentException("a fetched file lies outside of staging");
      }
      staged.add(file.path());
    }
    if (staged.isEmpty()) {
      throw new IllegalArgumentException("a fetched item has at least one file");
    }
    return staged;
  }

  private Admission inspect(FetchOutcome.Fetched fetched, List<Path> leftovers) throws IOException {
    Prover prover = new Prover(fetched);
    List<StagedFile> staged = prover.ranked(inspector.inspect(fetched, leftovers));
    prover
        .contradiction(staged)
        .ifPresentOrElse(
            seen -> contradictions.requireTwice(fetched.item().id(), staged, seen),
            contradictions::noneFound);
    Optional<TimeOfFile> written =
        staged.stream()
            .map(file -> TimeReader.read(file.path(), file.type()))
            .flatMap(Optional::stream)
            .findFirst();
    Optional<TakenTime> site = Taken.bySite(fetched.info().takenTime(), fetched.item().takenTime());
    Optional<TakenTime> taken = Taken.of(site, written, settings.zone());
    Instant now = Instant.now(settings.clock()).truncatedTo(ChronoUnit.MILLIS);
    Instant modifiedAt = taken.map(time -> time.at(settings.zone())).orElse(now);
    return new Admission(fetched, staged, prover, taken, modifiedAt, now);
  }

  private List<ArchivedFile> file(Admission admission) throws IOException {
    List<StagedFile> different = withoutTwins(admission.staged());
    for (int i = 0; i < PLACE_TRIES; i++) {
      List<Destination> destinations = choose(admission, different);
      boolean settled = false;
      try {
        List<ArchivedFile> archived = file(admission, destinations);
        settled = true;
        return archived;
      } catch (FileAlreadyExistsException e) {
        log.debug(
            "somebody else has just taken that name item={}", admission.fetched().item().id());
      } finally {
        if (settled) {
          chooser.settle(destinations);
        } else {
          chooser.release(destinations);
        }
      }
    }
    throw ItemFailure.temporary("other files keep appearing under its name", null);
  }

  /** The edited version of a photo may be its original. */
  private static List<StagedFile> withoutTwins(List<StagedFile> staged) {
    Set<String> seen = new HashSet<>();
    return staged.stream().filter(file -> seen.add(file.fingerprint().sha256())).toList();
  }

  private List<Destination> choose(Admission admission, List<StagedFile> different)
      throws IOException {
    FetchOutcome.Fetched fetched = admission.fetched();
    Optional<LocalDateTime> local = admission.taken().map(TakenTime::local);
    ItemKind kind = kind(admission);
    List<String> names =
        new ItemNames(fetched.item().id(), fetched.info().name())
            .of(different, name -> settings.layout().fileName(name, local, kind));
    String folder = settings.layout().folder(fetched.item().id(), local, kind);
    return chooser.choose(fetched.item().id(), different, folder, names);
  }

  private static ItemKind kind(Admission admission) {
    ItemKind told = admission.fetched().info().kind();
    told = told == ItemKind.UNKNOWN ? admission.fetched().item().kind() : told;
    if (told != ItemKind.UNKNOWN) {
      return told;
    }
    MediaType type = admission.staged().get(0).type();
    return type.isVideo() ? ItemKind.VIDEO : type.isImage() ? ItemKind.PHOTO : ItemKind.UNKNOWN;
  }

  /** A file with its place and its row. */
  private record Filed(Destination to, FileRow row) {
    Path staged() {
      return to.file().path();
    }
  }

  /** Places the files, then writes the rows, then tidies up. */
  private List<ArchivedFile> file(Admission admission, List<Destination> destinations)
      throws IOException {
    Map<String, Filed> filed = new HashMap<>();
    for (Destination to : destinations) {
      filed.put(to.sha256(), new Filed(to, row(admission, to)));
    }
    takeOver(filed.values().stream().filter(f -> f.to().isOrphan()).toList());
    List<Filed> missing = filed.values().stream().filter(f -> !f.to().onDisk()).toList();
    Optional<Path> note = missing.isEmpty() ? Optional.empty() : Optional.of(place(missing));
    record(admission, links(admission, filed));
    filed.values().forEach(f -> catalog.undamaged(f.row()));
    deleteAll(filed.values().stream().map(Filed::staged).toList());
    note.ifPresent(path -> deleteAll(List.of(path)));
    return archived(admission, filed);
  }

  private static FileRow row(Admission admission, Destination to) {
    return to.known()
        .orElseGet(
            () -> to.file().rowAt(to.relative(), admission.modifiedAt(), admission.archivedAt()));
  }

  /** A dead run may have left it without its time. */
  private void takeOver(List<Filed> orphans) throws IOException {
    for (Filed orphan : orphans) {
      Path path = folders.file(orphan.to().relative());
      files.dress(path, orphan.row().modifiedAt());
      files.sync(path);
    }
  }

  /** One transaction. The item keeps what it had, as far as that is still there. */
  private void record(Admission admission, List<FileLink> came) {
    List<FileLink> before = catalog.filesOf(admission.fetched().item().id());
    FormerFiles former = new FormerFiles(folders, before, came);
    List<FileLink> all = former.behind(came, admission.prover());
    catalog.archived(item(admission), all, former.untrue(), admission.archivedAt());
  }

  /** All of them or, as far as that can be, none; returns the note that tells of them. */
  private Path place(List<Filed> missing) throws IOException {
    for (Filed file : missing) {
      files.dress(file.staged(), file.row().modifiedAt());
      files.sync(file.staged());
      files.createFolders(parent(file.to()));
    }
    List<FileRow> told = missing.stream().map(Filed::row).toList();
    Path note = PlacingNote.write(files, folders.staging(), told);
    List<Destination> placed = new ArrayList<>();
    try {
      Set<Path> parents = new LinkedHashSet<>();
      for (Filed file : missing) {
        placed.add(file.to());
        place(file.to());
        parents.add(parent(file.to()));
      }
      for (Path parent : parents) {
        files.syncFolder(parent);
      }
      return note;
    } catch (IOException | RuntimeException e) {
      takeBack(placed, note, e);
      throw e;
    }
  }

  private void place(Destination to) throws IOException {
    try {
      files.place(to.file().path(), folders.file(to.relative()));
    } catch (FileAlreadyExistsException e) {
      chooser.refuse(to);
      throw e;
    }
  }

  /** The note goes only when nothing is left that it tells of. */
  private void takeBack(List<Destination> placed, Path note, Exception cause) {
    try {
      for (Destination to : placed) {
        files.unplace(to.file().path(), folders.file(to.relative()));
      }
      files.delete(note);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private Path parent(Destination to) {
    Path parent = folders.file(to.relative()).getParent();
    return parent == null ? folders.root() : parent;
  }

  private ItemRow item(Admission admission) {
    FetchOutcome.Fetched fetched = admission.fetched();
    return new ItemRow(
        fetched.item().id(),
        fetched.item().source(),
        kind(admission),
        fetched.info().name(),
        admission.taken(),
        admission.taken().map(time -> time.at(settings.zone())),
        admission.prover().key(),
        fetched.info().metadata().or(fetched.item().metadata()),
        looks(fetched));
  }

  private static Looks looks(FetchOutcome.Fetched fetched) {
    Looks listed = fetched.item().looks();
    return listed.sizeBytes().isPresent()
        ? listed
        : new Looks(listed.picture(), fetched.info().sizeBytes());
  }

  private static List<FileLink> links(Admission admission, Map<String, Filed> filed) {
    List<FileLink> links = new ArrayList<>();
    for (StagedFile file : admission.staged()) {
      links.add(
          new FileLink(
              file.role(),
              file.originalName(),
              filed(filed, file).row(),
              admission.prover().evidence(file)));
    }
    return links;
  }

  private static Filed filed(Map<String, Filed> filed, StagedFile file) {
    return Objects.requireNonNull(filed.get(file.fingerprint().sha256()));
  }

  private List<ArchivedFile> archived(Admission admission, Map<String, Filed> filed) {
    List<ArchivedFile> archived = new ArrayList<>();
    for (StagedFile file : admission.staged()) {
      Destination to = filed(filed, file).to();
      FileRow row = filed(filed, file).row();
      archived.add(
          new ArchivedFile(
              file.role(),
              folders.file(row.path()),
              row.path(),
              row.sizeBytes(),
              row.sha256(),
              row.type(),
              to.added() && to.file().equals(file)));
    }
    return archived;
  }

  /** What stays is swept by the next open. */
  private void deleteAll(List<Path> leftovers) {
    for (Path leftover : leftovers) {
      try {
        files.delete(leftover);
      } catch (IOException e) {
        log.debug("left in staging until the next run", e);
      }
    }
  }
}
