package io.vipward.vrrp;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String[] PURE = {
        "..vrrp.core..", "..vrrp.wire..", "..vrrp.simulation..", "..vrrp.bfd", "..vrrp.bfd.wire"
    };

    @SuppressWarnings("NullAway.Init") // imported once before all tests
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.vipward.vrrp");
    }

    @Test
    void pureCodeReadsNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .accessClassesThat()
                .areAssignableTo(Clock.class)
                .check(classes);
    }

    @Test
    void pureCodeTouchesNoOutside() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .accessClassesThat()
                .resideInAnyPackage(
                        "java.io..", "java.nio.file..", "java.nio.channels..", "java.util.concurrent..", "org.slf4j..")
                .orShould()
                .accessClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .callConstructor(Random.class)
                .check(classes);
    }

    @Test
    void pureCodeKnowsNoKernel() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.vipward.netlink..", "io.vipward.vrrp.kernel..", "io.vipward.vrrp.bfd.kernel..")
                        .and(resideOutsideOfPackage("io.vipward.netlink.wire..")))
                .check(classes);
    }

    @Test
    void layersOnlyLookDown() {
        noClasses()
                .that()
                .resideInAPackage("..vrrp.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..vrrp.core..", "..vrrp.simulation..", "io.vipward.parser..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("..vrrp.core..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..vrrp.simulation..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("..vrrp.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..vrrp.simulation..")
                .check(classes);
    }

    @Test
    void bfdAndTheElectionDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("..vrrp.bfd.wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..vrrp.bfd", "io.vipward.parser..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("..vrrp.bfd..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..vrrp.core..", "..vrrp.wire..", "..vrrp.simulation..")
                .check(classes);
        noClasses()
                .that()
                .resideInAnyPackage("..vrrp.core..", "..vrrp.wire..", "..vrrp.simulation..", "..vrrp.kernel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..vrrp.bfd..")
                .check(classes);
    }

    @Test
    void moduleUsesOnlyParserAndNetlink() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vipward.ipvs..", "io.vipward.checkers..", "io.vipward.daemon..", "jnr..", "org.antlr..")
                .check(classes);
    }
}
