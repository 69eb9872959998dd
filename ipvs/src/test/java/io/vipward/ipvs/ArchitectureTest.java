package io.vipward.ipvs;

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
            .importPackages("io.vipward.ipvs");

    @Test
    void onlyNetlinkIsUsedOfOurModules() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.vipward.ipvs..", "io.vipward.netlink..")
                .check(CLASSES);
    }

    @Test
    void tablesAreValues() {
        classes()
                .that()
                .resideInAPackage("..ipvs.table..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.net..",
                        "org.jspecify..",
                        "..ipvs.table..",
                        "io.vipward.netlink.wire..")
                .check(CLASSES);
    }

    @Test
    void wireKnowsMessagesAndTablesOnly() {
        noClasses()
                .that()
                .resideInAPackage("..ipvs.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..ipvs.kernel..", "..ipvs.fake..", "..netlink.channel..", "..netlink.loop..")
                .check(CLASSES);
    }

    @Test
    void tablesAndWireHaveNoClockThreadFileOrChance() {
        noClasses()
                .that()
                .resideInAnyPackage("..ipvs.table..", "..ipvs.wire..")
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
                .belongToAnyOf(Thread.class, java.net.Socket.class, java.io.File.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.util.concurrent..", "org.slf4j..")
                .check(CLASSES);
    }
}
