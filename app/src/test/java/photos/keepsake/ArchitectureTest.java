package photos.keepsake;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The product keeps every {@link ArchitectureRule}. */
class ArchitectureTest {
  private static final String ROOT = "photos.keepsake";

  /** The product's own classes: the simulator is another module with rules of its own. */
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/photos/keepsake/simulator/"))
          .importPackages(ROOT);

  @ParameterizedTest
  @EnumSource(ArchitectureRule.class)
  void productKeeps(ArchitectureRule rule) {
    rule.under(ROOT).check(PRODUCT);
  }
}
