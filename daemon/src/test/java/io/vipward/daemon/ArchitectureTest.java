package io.vipward.daemon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The picture in docs/architecture.md on the byte code of all modules; what holds inside a module is tested there. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.vipward");

    @Test
    void arrowsBetweenModulesPointDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("daemon")
                .definedBy("io.vipward.daemon..")
                .layer("checkers")
                .definedBy("io.vipward.checkers..")
                .layer("vrrp")
                .definedBy("io.vipward.vrrp..")
                .layer("ipvs")
                .definedBy("io.vipward.ipvs..")
                .layer("parser")
                .definedBy("io.vipward.parser..")
                .layer("netlink")
                .definedBy("io.vipward.netlink..")
                .whereLayer("daemon")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("checkers")
                .mayOnlyBeAccessedByLayers("daemon")
                .whereLayer("vrrp")
                .mayOnlyBeAccessedByLayers("daemon")
                .whereLayer("ipvs")
                .mayOnlyBeAccessedByLayers("daemon", "checkers")
                .whereLayer("parser")
                .mayOnlyBeAccessedByLayers("daemon", "checkers", "vrrp")
                .whereLayer("netlink")
                .mayOnlyBeAccessedByLayers("daemon", "checkers", "vrrp", "ipvs")
                .check(ALL);
    }

    @Test
    void commandLineIsAboveTheLifecycleAndThatAboveTheRest() {
        noClasses()
                .that()
                .resideInAPackage("io.vipward.daemon.lifecycle..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vipward.daemon.command..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage("io.vipward.daemon.track..", "io.vipward.daemon.logging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vipward.daemon.command..", "io.vipward.daemon.lifecycle..")
                .check(ALL);
        slices().matching("io.vipward.daemon.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void nobodyAboveSeesTheBindingOrTheGenerator() {
        noClasses()
                .that()
                .resideInAPackage("io.vipward.daemon..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jnr..", "com.kenai..", "org.antlr..")
                .check(ALL);
    }
}
