package io.vipward.netlink;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vipward.netlink.linux.Errno;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String BASE = "io.vipward.netlink.";

    @SuppressWarnings("NullAway.Init") // imported once before all tests
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.vipward.netlink");
    }

    @Test
    void onlyTheSystemCallsKnowTheBinding() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "linux")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jnr..", "com.kenai..")
                .check(classes);
    }

    @Test
    void codecsAreBytesToValuesAndNothingElse() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + "wire", BASE + "fake")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .accessClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .accessClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .accessClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.util.concurrent..")
                .check(classes);
        classes()
                .that()
                .resideInAPackage(BASE + "wire")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(BASE + "wire", "java..", "org.jspecify..")
                        .or(type(Errno.class)))
                .check(classes);
    }

    @Test
    void layersOnlyLookDown() {
        mayUse("linux");
        mayUse("loop", "linux");
        mayUse("process", "linux", "loop");
        mayUse("channel", "linux", "wire");
        mayUse("route", "linux", "loop", "wire");
        mayUse("generic", "linux", "wire");
        mayUse("nftables", "linux", "wire");
        mayUse("packet", "linux", "loop", "wire");
        mayUse("inet", "linux", "loop");
        mayUse("iptables", "nftables");
        mayUse("sysctl", "linux");
        mayUse("linkbeat", "linux", "route");
        mayUse("fake", "linux", "wire", "sysctl", "loop");
    }

    @Test
    void nothingHereKnowsTheEngines() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vipward.parser..",
                        "io.vipward.ipvs..",
                        "io.vipward.vrrp..",
                        "io.vipward.checkers..",
                        "io.vipward.daemon..")
                .check(classes);
    }

    private static void mayUse(String layer, String... lower) {
        String[] allowed = new String[lower.length + 1];
        allowed[0] = BASE + layer;
        for (int i = 0; i < lower.length; i++) {
            allowed[i + 1] = BASE + lower[i];
        }
        noClasses()
                .that()
                .resideInAPackage(BASE + layer)
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.vipward.netlink..").and(not(resideInAnyPackage(allowed))))
                .check(classes);
    }
}
