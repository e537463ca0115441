package photos.keepsake.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.archive.DamagedFile;
import photos.keepsake.archive.Verification;
import photos.keepsake.archive.catalog.Proof;

/** What a verification found, for people and for programs. */
final class VerifyText {
  private static final int NAMED_MAX = 50;

  private final Console console;
  private final Verification found;
  private final Optional<OnlineCheck.Result> asked;
  private final Map<Proof, Long> proofs;

  /**
   * Not printed yet.
   *
   * @param asked what the site said, where it was asked
   * @param proofs how many undamaged files have each proof, after all that was found
   */
  VerifyText(
      Console console,
      Verification found,
      Optional<OnlineCheck.Result> asked,
      Map<Proof, Long> proofs) {
    this.console = console;
    this.found = found;
    this.asked = asked;
    this.proofs = proofs;
  }

  void print(boolean json) {
    if (json) {
      Output.json(console, "verification", fields());
    } else {
      printPlain(console.out());
    }
  }

  private void printPlain(PrintStream out) {
    out.println(
        (found.isSound() ? "Sound: " : "Damaged: ")
            + Amounts.count(found.files() - found.damagedFiles(), "file")
            + " of "
            + found.files()
            + " are byte for byte as fetched ("
            + Amounts.bytes(found.bytes())
            + " read).");
    asked.ifPresent(result -> out.println(words(result)));
    if (found.files() > 0) {
      out.println(Proofs.words(proofs));
    }
    if (!found.complete() || asked.filter(result -> !result.complete()).isPresent()) {
      out.println("Stopped before the end.");
    }
    found.damaged().stream()
        .limit(NAMED_MAX)
        .map(file -> "  " + lower(file) + ": " + file.path())
        .forEach(out::println);
    if (found.unknownFiles() > 0) {
      out.println(
          Amounts.count(found.unknownFiles(), "file") + " here that Keepsake did not fetch.");
    }
  }

  private static String words(OnlineCheck.Result result) {
    return String.format(
        Locale.ROOT,
        "Google knows %,d of %s by hash as uploaded.",
        result.known(),
        Amounts.count(result.files(), "file"));
  }

  private static String lower(DamagedFile file) {
    return file.damage().name().toLowerCase(Locale.ROOT);
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("files", found.files());
    fields.put("size_bytes", found.bytes());
    fields.put("damaged_files", found.damagedFiles());
    fields.put("unknown_files", found.unknownFiles());
    asked.ifPresent(result -> putOnline(fields, result));
    fields.put("proofs", Proofs.fields(proofs));
    fields.put(
        "complete", found.complete() && asked.map(OnlineCheck.Result::complete).orElse(true));
    fields.put("damaged", found.damaged().stream().map(VerifyText::damaged).toList());
    fields.put("unknown", found.unknown());
    return fields;
  }

  private static void putOnline(Map<String, Object> fields, OnlineCheck.Result result) {
    fields.put("asked_files", result.files());
    fields.put("known_files", result.known());
  }

  private static Map<String, String> damaged(DamagedFile file) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("path", file.path());
    fields.put("damage", lower(file));
    return fields;
  }
}
