package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;
import photos.keepsake.sync.Admitted;
import photos.keepsake.sync.AdmittedFile;
import photos.keepsake.sync.RunSummary;

/** Tells a program: one object a line, documented in docs/SCRIPTING.md. */
final class JsonOutput implements Output {
  private final Console console;
  private final boolean dryRun;
  private final LanguageAdvice advice = new LanguageAdvice();
  private volatile @Nullable RunSummary summary;

  JsonOutput(Console console, boolean dryRun) {
    this.console = console;
    this.dryRun = dryRun;
  }

  @Override
  public void note(String text) {
    print("note", Map.of("text", text));
  }

  @Override
  public void planned(ItemRef item) {
    if (dryRun) {
      print("item", fields(item, "planned"));
    }
  }

  @Override
  public void archived(ItemRef item, Admitted admitted) {
    advice.archived(admitted, this);
    Map<String, Object> fields = fields(item, "archived");
    fields.put("files", admitted.files().stream().map(JsonOutput::file).toList());
    print("item", fields);
  }

  @Override
  public void unavailable(ItemRef item, String reason, String name) {
    Map<String, Object> fields = fields(item, "skipped");
    fields.put("name", name);
    fields.put("reason", reason);
    print("item", fields);
  }

  @Override
  public void failed(ItemRef item, ItemFailure failure, boolean willRetry) {
    if (!willRetry) {
      Map<String, Object> fields = fields(item, "failed");
      fields.put("reason", failure.reason());
      print("item", fields);
    }
  }

  @Override
  public void hookFailed(ItemRef item, Path file, String reason) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", "--run failed");
    fields.put("id", item.id().value());
    fields.put("path", file.toString());
    fields.put("reason", reason);
    print("note", fields);
  }

  @Override
  public void ended(RunSummary end) {
    summary = end;
  }

  @Override
  public Optional<RunSummary> summary() {
    return Optional.ofNullable(summary);
  }

  private static Map<String, Object> fields(ItemRef item, String state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", item.id().value());
    fields.put("state", state);
    fields.put("source", lower(item.source()));
    item.takenTime().ifPresent(time -> fields.put("taken_local", time.local().toString()));
    return fields;
  }

  private static Map<String, Object> file(AdmittedFile file) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("path", file.relativePath());
    fields.put("role", lower(file.role()));
    fields.put("size_bytes", file.sizeBytes());
    fields.put("sha256", file.sha256());
    fields.put("media_type", file.type());
    fields.put("added", file.added());
    return fields;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void print(String type, Map<String, ?> fields) {
    Output.json(console, type, fields);
  }
}
