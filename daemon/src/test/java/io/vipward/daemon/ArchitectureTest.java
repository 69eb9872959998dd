package io.vipward.daemon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The picture in docs/architecture.md, checked on the byte code of all modules. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.vipward");

    /** What a pure package may not touch: clock, file, socket, thread, logger, unseeded chance. */
    private static final String[] IMPURE = {
        "java.io..",
        "java.nio.channels..",
        "java.nio.file..",
        "java.util.concurrent..",
        "org.slf4j..",
        "java.time.Clock"
    };

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .that()
                        .resideInAPackage("io.vipward.netlink..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.vipward.parser..",
                                "io.vipward.ipvs..",
                                "io.vipward.vrrp..",
                                "io.vipward.checkers..",
                                "io.vipward.daemon.."),
                noClasses()
                        .that()
                        .resideInAPackage("io.vipward.parser..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.vipward.netlink..",
                                "io.vipward.ipvs..",
                                "io.vipward.vrrp..",
                                "io.vipward.checkers..",
                                "io.vipward.daemon.."),
                noClasses()
                        .that()
                        .resideInAPackage("io.vipward.ipvs..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.vipward.parser..",
                                "io.vipward.vrrp..",
                                "io.vipward.checkers..",
                                "io.vipward.daemon.."),
                noClasses()
                        .that()
                        .resideInAPackage("io.vipward.vrrp..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.vipward.ipvs..", "io.vipward.checkers..", "io.vipward.daemon.."),
                noClasses()
                        .that()
                        .resideInAPackage("io.vipward.checkers..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.vipward.vrrp..", "io.vipward.daemon.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.vipward.netlink.linux")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jnr..", "com.kenai.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.vipward.parser.grammar")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.antlr.."),
                noClasses()
                        .that()
                        .resideInAnyPackage("..core..", "..table..", "io.vipward.vrrp.wire..", "io.vipward.ipvs.wire..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(IMPURE),
                noClasses()
                        .that()
                        .resideInAnyPackage("..core..", "..table..", "..wire..", "..simulation..")
                        .should()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callConstructor(Random.class),
                slices().matching("io.vipward.(*)..").should().beFreeOfCycles(),
                slices().matching("io.vipward.daemon.(*)..").should().beFreeOfCycles());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void arrowsPointDownAndCoresArePure(ArchRule rule) {
        rule.check(ALL);
    }
}
