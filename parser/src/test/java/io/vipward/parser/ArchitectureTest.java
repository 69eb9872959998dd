package io.vipward.parser;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.vipward.parser");

    @Test
    void antlrStaysInTheGrammar() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..parser.grammar")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.antlr..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("..parser.grammar")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.(KeepalivedLexer|KeepalivedParser|CommandLexer)")
                .check(CLASSES);
    }

    @Test
    void nothingButTheJdkAndAntlrIsUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.vipward.parser..", "org.antlr..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void arrowsPointFromTheCheckDownToTheSource() {
        noArrow("..parser.source..", "..parser.grammar..", "..parser.schema..", "..parser.model..", "..parser.check..");
        noArrow(
                "..parser.diagnostic..",
                "..parser.grammar..",
                "..parser.schema..",
                "..parser.model..",
                "..parser.check..");
        noArrow(
                "..parser.model..",
                "..parser.grammar..",
                "..parser.schema..",
                "..parser.check..",
                "..parser.diagnostic..");
        noArrow("..parser.grammar..", "..parser.schema..", "..parser.check..", "..parser.model..");
        noArrow("..parser.schema..", "..parser.check..");
        noArrow("..parser.show..", "..parser.grammar..", "..parser.schema..", "..parser.check..");
        noClasses()
                .that()
                .resideInAnyPackage("..parser.source..", "..parser.schema..", "..parser.model..", "..parser.check..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..parser.show..", "..parser.reference..")
                .check(CLASSES);
    }

    private static void noArrow(String from, String... to) {
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .check(CLASSES);
    }

    @Test
    void onlyTheHostTouchesFilesAndNobodyTheClock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Host")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.util.logging..", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.(io\\.File.*|net\\..*Socket.*|lang\\.Thread|util\\.Random|time\\..*)")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
