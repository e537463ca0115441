package photos.keepsake;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.File;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the code may not do, each with its reason. A rule is built for a root package, so that it
 * can also be held against classes that break it on purpose: {@link ArchitectureRuleTest}.
 */
enum ArchitectureRule {
  EACH_PART_USES_ONLY_WHAT_IT_MAY(ArchitectureRule::layers),

  LIBRARY_USES_ONLY_THE_JDK(
      root ->
          noClasses()
              .that()
              .resideInAPackage(root + ".library..")
              .should()
              .dependOnClassesThat()
              .resideOutsideOfPackages(root + ".library..", "java..", "org.jspecify..")
              .because("the port must not force anything on either side of it")),

  PACKAGES_HAVE_NO_CYCLES(
      root ->
          slices()
              .matching(root + ".(**)")
              .should()
              .beFreeOfCycles()
              .because("packages that need each other cannot be understood or tested apart")),

  NO_PACKAGE_IS_A_DRAWER_FOR_ANYTHING(
      root ->
          noClasses()
              .should()
              .resideInAnyPackage(
                  root + "..util..",
                  root + "..common..",
                  root + "..helper..",
                  root + "..manager..",
                  root + "..impl..")
              .because("such packages own nothing, and cycles start there")),

  CLASSES_ARE_NAMED_FOR_WHAT_THEY_ARE(
      root ->
          noClasses()
              .should()
              .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
              .because("such names say nothing: use a noun of the field or an agent noun")),

  SQL_IS_SPOKEN_IN_THE_CATALOG_ONLY(
      root ->
          noClasses()
              .that()
              .resideOutsideOfPackage(root + ".archive.catalog..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
              .because("the catalog translates SQLException once, and owns every statement")),

  ONLY_THE_COMMAND_LINE_PRINTS(
      root ->
          noClasses()
              .that()
              .resideOutsideOfPackage(root + ".cli..")
              .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
              .because("stdout is the result that scripts read; log, or tell a listener")),

  ONLY_MAIN_ENDS_THE_PROGRAM(
      root ->
          noClasses()
              .that(areNot(root + ".cli.Main"))
              .should()
              .accessTargetWhere(is("end the JVM", ArchitectureRule::endsTheProgram))
              .because("whoever exits cuts off clean-up; throw, and let Main map it to a code")),

  TIME_AND_CHANCE_ARE_GIVEN(
      root ->
          noClasses()
              .that()
              .resideOutsideOfPackage(root + ".cli..")
              .should()
              .accessTargetWhere(is("ask clock, sleep or chance", ArchitectureRule::isAmbient))
              .because(
                  "tests set the clock and the seed: inject java.time.Clock, say"
                      + " Instant.now(clock), seed Random, wait for events. System.nanoTime is"
                      + " free: it measures deadlines and never gets into a result")),

  CASE_IS_FOLDED_WITH_A_LOCALE(
      root ->
          noClasses()
              .should()
              .accessTargetWhere(is("fold case", ArchitectureRule::foldsCaseAnyhow))
              .because("on a Turkish system JPG becomes jp\u0131g: say toLowerCase(Locale.ROOT)")),

  FILES_ARE_MOVED_AND_DELETED_BY_THEIR_OWNERS(
      root ->
          noClasses()
              .that()
              .resideOutsideOfPackages(root + ".archive..", root + ".chrome..", root + ".monitor..")
              .should()
              .accessTargetWhere(is("move or delete files", ArchitectureRule::movesOrDeletes))
              .because(
                  "photos are moved or deleted by the archive alone, temporary files by chrome, its own"
                      + " state by monitor: whatever else does it can lose a photo")),

  ONLY_THE_DEMO_KNOWS_THE_SIMULATOR(
      root ->
          noClasses()
              .that(areNot(root + ".cli.DemoCommand"))
              .should()
              .dependOnClassesThat(resideInAPackage(root + ".simulator.."))
              .because("the product must not be able to tell that it is being tested"));

  private static final Set<String> FILE_MOVES =
      Set.of("move", "delete", "deleteIfExists", "deleteOnExit", "renameTo");

  private final Function<String, ArchRule> rule;

  ArchitectureRule(Function<String, ArchRule> rule) {
    this.rule = rule;
  }

  /** The rule for everything below a root package; it holds where there is nothing to check. */
  ArchRule under(String root) {
    return rule.apply(root).allowEmptyShould(true);
  }

  private static ArchRule layers(String root) {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("library")
        .definedBy(root + ".library")
        .layer("chrome")
        .definedBy(root + ".chrome")
        .layer("googlephotos")
        .definedBy(root + ".googlephotos..")
        .layer("archive")
        .definedBy(root + ".archive")
        .layer("archive.catalog")
        .definedBy(root + ".archive.catalog")
        .layer("sync")
        .definedBy(root + ".sync")
        .layer("monitor")
        .definedBy(root + ".monitor..")
        .layer("dashboard")
        .definedBy(root + ".dashboard")
        .layer("cli")
        .definedBy(root + ".cli")
        .whereLayer("library")
        .mayNotAccessAnyLayer()
        .whereLayer("chrome")
        .mayNotAccessAnyLayer()
        .whereLayer("googlephotos")
        .mayOnlyAccessLayers("library", "chrome")
        .whereLayer("archive")
        .mayOnlyAccessLayers("library", "archive.catalog")
        .whereLayer("archive.catalog")
        .mayOnlyAccessLayers("library")
        .whereLayer("sync")
        .mayOnlyAccessLayers("library", "archive")
        .whereLayer("monitor")
        .mayOnlyAccessLayers("library", "sync")
        .whereLayer("dashboard")
        .mayOnlyAccessLayers("sync", "archive", "library")
        .ensureAllClassesAreContainedInArchitecture()
        .because(
            "docs/ARCHITECTURE.md says what each part may use; a new one needs its line there");
  }

  private static boolean endsTheProgram(AccessTarget target) {
    return (target.getOwner().isEquivalentTo(System.class) && target.getName().equals("exit"))
        || (target.getOwner().isEquivalentTo(Runtime.class)
            && Set.of("exit", "halt").contains(target.getName()));
  }

  private static boolean isAmbient(AccessTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    return asksTheTime(target)
        || (name.equals("sleep")
            && (owner.isEquivalentTo(Thread.class) || owner.isEquivalentTo(TimeUnit.class)))
        || (owner.isEquivalentTo(Math.class) && name.equals("random"))
        || (owner.isEquivalentTo(ThreadLocalRandom.class) && name.equals("current"))
        || ((owner.isEquivalentTo(Random.class) || owner.isEquivalentTo(SplittableRandom.class))
            && isConstructorWithoutArguments(target));
  }

  private static boolean asksTheTime(AccessTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    return (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
        || (owner.isEquivalentTo(Clock.class)
            && (name.startsWith("system")
                || (name.startsWith("tick") && !takes(target, Clock.class))))
        || (owner.isEquivalentTo(Date.class) && isConstructorWithoutArguments(target))
        || (owner.getPackageName().equals("java.time")
            && name.equals("now")
            && !takes(target, Clock.class));
  }

  private static boolean foldsCaseAnyhow(AccessTarget target) {
    return target.getOwner().isEquivalentTo(String.class)
        && Set.of("toLowerCase", "toUpperCase").contains(target.getName())
        && takesNothing(target);
  }

  private static boolean movesOrDeletes(AccessTarget target) {
    return FILE_MOVES.contains(target.getName())
        && (target.getOwner().isEquivalentTo(Files.class)
            || target.getOwner().isEquivalentTo(File.class));
  }

  private static boolean isConstructorWithoutArguments(AccessTarget target) {
    return target.getName().equals("<init>") && takesNothing(target);
  }

  private static boolean takesNothing(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().isEmpty();
  }

  private static boolean takes(AccessTarget target, Class<?> type) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().stream().anyMatch(t -> t.isEquivalentTo(type));
  }

  /** Calls and method references alike: {@code Instant::now} asks the clock too. */
  private static DescribedPredicate<JavaAccess<?>> is(String what, Predicate<AccessTarget> target) {
    return describe(what, access -> target.test(access.getTarget()));
  }

  private static DescribedPredicate<JavaClass> areNot(String name) {
    return describe(
        "are not " + name,
        type -> !type.getName().equals(name) && !type.getName().startsWith(name + "$"));
  }
}
