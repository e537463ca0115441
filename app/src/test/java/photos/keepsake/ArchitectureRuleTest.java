package photos.keepsake;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every rule sees what breaks it, and nothing else. Goal: no rule is empty words. Method: each is
 * held against a small copy of our packages, {@code photos.keepsake.architecturefixtures}, whose
 * classes break the rules on purpose; how many violations each of them must give is written down
 * here.
 */
class ArchitectureRuleTest {
  private static final String ROOT = "photos.keepsake.architecturefixtures";

  private static final JavaClasses FIXTURES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/architecturefixtures/simulator/"))
          .importPackages(ROOT);

  /** Per rule, a piece of each violation that it must report; no other may be reported. */
  private static final Map<ArchitectureRule, List<String>> VIOLATIONS =
      Map.ofEntries(
          Map.entry(
              ArchitectureRule.EACH_PART_USES_ONLY_WHAT_IT_MAY,
              List.of(
                  "library.Offences$KnowsChrome",
                  "chrome.Offences$KnowsTheLibrary",
                  "googlephotos.page.Offences$KnowsTheArchive",
                  "archive.Offences$KnowsTheEngine",
                  "archive.catalog.Offences$KnowsTheArchive",
                  "sync.Offences$KnowsTheSite",
                  "sync.Offences$KnowsTheCatalog",
                  "monitor.Offences$KnowsTheArchive",
                  "dashboard.Offences$KnowsTheCommandLine",
                  "stray.NewPart",
                  "googlephotosnext.LooksLikeAPart",
                  "archive.util.Drawer")),
          Map.entry(
              ArchitectureRule.LIBRARY_USES_ONLY_THE_JDK,
              List.of("library.Offences$KnowsChrome", "library.Offences$KnowsALogger")),
          Map.entry(
              ArchitectureRule.PACKAGES_HAVE_NO_CYCLES,
              List.of(
                  "Slice archive -> Slice archive.catalog -> Slice archive",
                  "Slice archive -> Slice sync -> Slice archive",
                  "Slice archive -> Slice sync -> Slice archive.catalog -> Slice archive",
                  "Slice chrome -> Slice library -> Slice chrome")),
          Map.entry(
              ArchitectureRule.NO_PACKAGE_IS_A_DRAWER_FOR_ANYTHING, List.of("archive.util.Drawer")),
          Map.entry(
              ArchitectureRule.CLASSES_ARE_NAMED_FOR_WHAT_THEY_ARE,
              List.of(
                  "monitor.FileUtil>",
                  "monitor.FileUtils>",
                  "monitor.FileHelper>",
                  "monitor.FileManager>",
                  "monitor.FileManager$Part>",
                  "monitor.FileImpl>")),
          Map.entry(
              ArchitectureRule.SQL_IS_SPOKEN_IN_THE_CATALOG_ONLY,
              List.of("archive.Offences$SpeaksSql")),
          Map.entry(
              ArchitectureRule.ONLY_THE_COMMAND_LINE_PRINTS,
              List.of(
                  "sync.Offences$Prints.out",
                  "sync.Offences$Prints.err",
                  "sync.Offences$Prints.trace")),
          Map.entry(
              ArchitectureRule.ONLY_MAIN_ENDS_THE_PROGRAM,
              List.of("cli.SyncCommand.exit", "cli.SyncCommand.halt")),
          Map.entry(
              ArchitectureRule.TIME_AND_CHANCE_ARE_GIVEN,
              List.of(
                  "Ambient.instant",
                  "Ambient.instantByReference",
                  "Ambient.day",
                  "Ambient.zoned",
                  "Ambient.millis",
                  "Ambient.date",
                  "Ambient.clock",
                  "Ambient.sleep",
                  "Ambient.sleepByUnit",
                  "Ambient.unseeded",
                  "Ambient.chance",
                  "Ambient.chanceOfTheThread")),
          Map.entry(
              ArchitectureRule.CASE_IS_FOLDED_WITH_A_LOCALE,
              List.of("FoldsCase.lower", "FoldsCase.upper", "FoldsCase.byReference")),
          Map.entry(
              ArchitectureRule.FILES_ARE_MOVED_AND_DELETED_BY_THEIR_OWNERS,
              List.of(
                  "MovesFiles.move",
                  "MovesFiles.delete",
                  "MovesFiles.deleteIfExists",
                  "MovesFiles.oldDelete",
                  "MovesFiles.oldRename")),
          Map.entry(
              ArchitectureRule.ONLY_THE_DEMO_KNOWS_THE_SIMULATOR,
              List.of("cli.SyncCommand.simulate")));

  @ParameterizedTest
  @EnumSource(ArchitectureRule.class)
  void ruleReportsExactlyTheClassesThatBreakIt(ArchitectureRule rule) {
    EvaluationResult result = rule.under(ROOT).evaluate(FIXTURES);
    List<String> expected = VIOLATIONS.get(rule);
    List<String> reported =
        result.getFailureReport().getDetails().stream()
            .map(line -> line.replaceAll("\\s+", " "))
            .toList();
    assertThat(expected)
        .allSatisfy(piece -> assertThat(reported).anyMatch(line -> line.contains(piece)));
    assertThat(reported)
        .allSatisfy(line -> assertThat(expected).anyMatch(piece -> line.contains(piece)));
  }

  @ParameterizedTest
  @EnumSource(ArchitectureRule.class)
  void ruleSaysWhy(ArchitectureRule rule) {
    assertThat(rule.under(ROOT).getDescription()).contains(", because ");
  }

  @Test
  void everyRuleIsProven() {
    assertThat(VIOLATIONS).containsOnlyKeys(ArchitectureRule.values());
  }
}
