package io.vipward.checkers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.vipward.checkers");

    @Test
    void onlyThePermittedModulesAreUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "javax.net.ssl..",
                        "javax.crypto..",
                        "org.slf4j..",
                        "io.vipward.checkers..",
                        "io.vipward.parser.model..",
                        "io.vipward.ipvs..",
                        "io.vipward.netlink..")
                .check(CLASSES);
    }

    @Test
    void theCoreKnowsConfigurationAndTablesOnly() {
        classes()
                .that()
                .resideInAPackage("..checkers.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.util",
                        "java.util.function..",
                        "java.util.random..",
                        "java.util.stream..",
                        "java.net..",
                        "org.jspecify..",
                        "..checkers.core..",
                        "io.vipward.parser.model..",
                        "io.vipward.netlink.wire..",
                        "io.vipward.ipvs.table..")
                .check(CLASSES);
    }

    @Test
    void theCoreHasNoClockThreadSocketOrChanceOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage("..checkers.core..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, java.net.Socket.class)
                .check(CLASSES);
    }

    @Test
    void probesKnowNothingOfTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("..checkers.probe..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..checkers.kernel..", "io.vipward.ipvs..")
                .check(CLASSES);
    }
}
