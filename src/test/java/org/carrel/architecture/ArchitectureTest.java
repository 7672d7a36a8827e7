package org.carrel.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.image.planted.KnowsHttp;
import org.carrel.protocol.planted.one.Borrower;
import org.carrel.protocol.planted.two.Lender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the plan of the house. Whoever needs another door changes the plan in {@link Rooms}, in the
 * open.
 */
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.carrel");

  private static final ArchRule PROTOCOLS_ARE_STRANGERS =
      slices().matching("org.carrel.protocol.(*)..").should().notDependOnEachOther();

  static Stream<ArchRule> plan() {
    return Stream.of(Rooms.importRules(), Stream.of(Rooms.protocolRule()), Bans.all().stream())
        .flatMap(rules -> rules);
  }

  @ParameterizedTest
  @MethodSource("plan")
  void theHouseKeepsItsPlan(ArchRule rule) {
    rule.check(HOUSE);
  }

  @Test
  void noProtocolRoomKnowsAnother() {
    PROTOCOLS_ARE_STRANGERS.check(HOUSE);
  }

  @Test
  void noRoomsImportEachOtherInACircle() {
    slices().matching("org.carrel.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void aForbiddenImportTurnsThePlanRed() {
    JavaClasses planted = new ClassFileImporter().importClasses(KnowsHttp.class);

    List<ArchRule> broken =
        plan()
            .filter(rule -> rule.allowEmptyShould(true).evaluate(planted).hasViolation())
            .toList();

    assertThat(broken)
        .extracting(ArchRule::getDescription)
        .anyMatch(text -> text.startsWith("image may import only"))
        .anyMatch(text -> text.contains("jakarta.servlet"));
  }

  @Test
  void aProtocolRoomThatBorrowsFromAnotherTurnsThePlanRed() {
    ArchRule strangers =
        slices().matching("org.carrel.protocol.planted.(*)..").should().notDependOnEachOther();

    JavaClasses planted = new ClassFileImporter().importClasses(Borrower.class, Lender.class);

    assertThat(strangers.evaluate(planted).hasViolation()).isTrue();
  }

  @Test
  void everyRoomSaysItsDutyAndIsNullMarked() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/carrel"))) {
      List<Path> rooms =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList();

      assertThat(rooms)
          .isNotEmpty()
          .allSatisfy(
              room ->
                  assertThat(room.resolve("package-info.java")).content().contains("@NullMarked"));
    }
  }
}
