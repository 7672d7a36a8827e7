package org.carrel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which room may import which. What is not written here is forbidden. */
final class Rooms {
  private static final String HOUSE = "org.carrel.";

  /** Rooms that speak no wire language. */
  static final List<String> CORE =
      List.of(
          "failure",
          "config",
          "identity",
          "grant",
          "access",
          "format",
          "image",
          "catalog",
          "gallery",
          "reading",
          "journal");

  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("failure", List.of()),
          Map.entry("config", List.of("failure")),
          Map.entry("identity", List.of("failure", "config")),
          Map.entry("grant", List.of("failure", "config", "identity")),
          Map.entry("access", List.of("failure", "config", "identity")),
          Map.entry("format", List.of("failure", "config")),
          Map.entry("image", List.of("failure", "config")),
          Map.entry(
              "catalog", List.of("failure", "config", "identity", "access", "format", "image")),
          Map.entry(
              "gallery",
              List.of("failure", "config", "identity", "access", "catalog", "format", "image")),
          Map.entry("reading", List.of("failure", "config", "identity", "access", "catalog")),
          Map.entry("journal", List.of("failure", "config", "identity", "access", "catalog")),
          Map.entry("http", List.of("failure", "config", "identity", "access")));

  private Rooms() {}

  static String packageOf(String room) {
    return HOUSE + room + "..";
  }

  static String[] packagesOf(List<String> rooms) {
    return rooms.stream().map(Rooms::packageOf).toArray(String[]::new);
  }

  static Stream<ArchRule> importRules() {
    return MAY_IMPORT.entrySet().stream().map(e -> importsOnly(e.getKey(), e.getValue()));
  }

  /** A protocol room sees the door and every core room; the slices test keeps it from its like. */
  static ArchRule protocolRule() {
    return noClasses()
        .that()
        .resideInAPackage(packageOf("protocol"))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.carrel..")
                .and(
                    not(
                        resideInAnyPackage(
                            Stream.of(CORE, List.of("http", "protocol"))
                                .flatMap(List::stream)
                                .map(Rooms::packageOf)
                                .toArray(String[]::new)))))
        .allowEmptyShould(true);
  }

  private static ArchRule importsOnly(String room, List<String> others) {
    String[] allowed =
        Stream.concat(Stream.of(room), others.stream())
            .map(Rooms::packageOf)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(packageOf(room))
        .should()
        .dependOnClassesThat(resideInAPackage("org.carrel..").and(not(resideInAnyPackage(allowed))))
        .as(room + " may import only " + others)
        .allowEmptyShould(true);
  }
}
