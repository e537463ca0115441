package photos.keepsake.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import photos.keepsake.library.FileRole;
import photos.keepsake.sync.Admitted;
import photos.keepsake.sync.AdmittedFile;

/**
 * Says once in a run that edited items may be missing their originals. Safe for several threads.
 */
final class LanguageAdvice {
  private final AtomicBoolean given = new AtomicBoolean();

  void archived(Admitted admitted, Output output) {
    List<FileRole> roles = admitted.files().stream().map(AdmittedFile::role).toList();
    boolean unsure = roles.contains(FileRole.AS_SERVED) && !roles.contains(FileRole.ORIGINAL);
    if (unsure && given.compareAndSet(false, true)) {
      output.note(
          "the menus of your account cannot be read in its language, so edited items come only as"
              + " the site serves them; in English, Dutch, Spanish or Polish both versions come");
    }
  }
}
