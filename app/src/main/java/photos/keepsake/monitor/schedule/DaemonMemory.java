package photos.keepsake.monitor.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The daemon's state, in memory and on the disk. A disk that fails does not end a daemon. */
final class DaemonMemory {
  private final StateFile file;
  private final DaemonLock lock;
  private final Consumer<String> notes;
  private DaemonState state;
  private boolean diskFails;

  private DaemonMemory(StateFile file, DaemonLock lock, Consumer<String> notes, DaemonState state) {
    this.file = file;
    this.lock = lock;
    this.notes = notes;
    this.state = state;
  }

  /** As it was left; what cannot be read is put aside and told. */
  static DaemonMemory open(
      StateFile file, DaemonLock lock, Consumer<String> notes, Instant now, Schedule schedule) {
    DaemonState state =
        read(file, notes)
            .map(left -> left.resumed(now))
            .orElseGet(
                () -> DaemonState.first(file.archive().toString(), now, schedule.origin(now)));
    DaemonMemory memory = new DaemonMemory(file, lock, notes, state);
    memory.set(state);
    memory.touch(now);
    return memory;
  }

  private static Optional<DaemonState> read(StateFile file, Consumer<String> notes) {
    try {
      return file.read();
    } catch (UncheckedIOException e) {
      notes.accept(
          "the state of earlier runs cannot be read and is begun anew; it is kept as "
              + file.aside());
    }
    try {
      file.setAside();
    } catch (IOException e) {
      notes.accept("the file " + file.path() + " cannot be renamed");
    }
    return Optional.empty();
  }

  DaemonState state() {
    return state;
  }

  void set(DaemonState next) {
    state = next;
    keep(() -> file.write(next));
  }

  void touch(Instant now) {
    keep(() -> lock.touch(now));
  }

  private interface Writing {
    void run() throws IOException;
  }

  /** Tells of the first failure only: it will be so again every half minute. */
  private void keep(Writing writing) {
    try {
      writing.run();
      diskFails = false;
    } catch (IOException e) {
      if (!diskFails) {
        notes.accept("the daemon's state cannot be written to " + file.path());
      }
      diskFails = true;
    }
  }
}
