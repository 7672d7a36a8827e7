package org.carrel.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

/** What no code of the house does, wherever it stands. */
final class Bans {
  private Bans() {}

  static List<ArchRule> all() {
    return List.of(
        CORE_ROOMS_SPEAK_NO_WIRE_LANGUAGE,
        ENTITY_MANAGER_STAYS_IN_CORE_ROOMS,
        NO_ROLES_ALLOWED,
        NO_SERVER_OF_ITS_OWN,
        NAMES_SAY_WHAT_A_THING_IS,
        NO_MUTABLE_STATICS,
        NO_THREAD_LOCALS,
        TIME_COMES_FROM_THE_CLOCK,
        ONE_SECURE_RANDOM,
        FORMAT_AND_IMAGE_KNOW_NO_DATABASE);
  }

  private static final ArchRule CORE_ROOMS_SPEAK_NO_WIRE_LANGUAGE =
      noClasses()
          .that()
          .resideInAnyPackage(Rooms.packagesOf(Rooms.CORE))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "jakarta.servlet..",
                  "jakarta.ws.rs..",
                  "jakarta.json..",
                  "com.fasterxml.jackson..",
                  "tools.jackson..",
                  "graphql.."))
          .because("the same act is reached through every dialect");

  private static final ArchRule ENTITY_MANAGER_STAYS_IN_CORE_ROOMS =
      noClasses()
          .that()
          .resideInAnyPackage("org.carrel.http..", "org.carrel.protocol..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(EntityManager.class);

  private static final ArchRule NO_ROLES_ALLOWED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(RolesAllowed.class)
          .because("servers do not enforce it alike: access.Policy decides");

  private static final ArchRule NO_SERVER_OF_ITS_OWN =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "fish.payara..", "org.glassfish..", "com.sun.enterprise..", "org.jboss.resteasy..")
          .because("the same WAR deploys on every Jakarta EE server");

  private static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
      classes()
          .that()
          .doNotHaveSimpleName("ComicInfo") // the format's own name
          .should()
          .haveSimpleNameNotEndingWith("Impl")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Util")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils")
          .andShould()
          .haveSimpleNameNotEndingWith("Data")
          .andShould()
          .haveSimpleNameNotEndingWith("Info");

  private static final ArchRule NO_MUTABLE_STATICS =
      fields()
          .that()
          .areStatic()
          .and()
          .doNotHaveName("$assertionsDisabled")
          .should()
          .haveModifier(FINAL);

  private static final ArchRule NO_THREAD_LOCALS =
      noFields().should().haveRawType(ThreadLocal.class);

  private static final ArchRule TIME_COMES_FROM_THE_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  private static final ArchRule ONE_SECURE_RANDOM =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.carrel.config..")
          .should()
          .callConstructor(SecureRandom.class)
          .orShould()
          .callConstructor(Random.class);

  private static final ArchRule FORMAT_AND_IMAGE_KNOW_NO_DATABASE =
      noClasses()
          .that()
          .resideInAnyPackage("org.carrel.format..", "org.carrel.image..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..", "java.sql..", "javax.sql..", "org.hibernate..");
}
