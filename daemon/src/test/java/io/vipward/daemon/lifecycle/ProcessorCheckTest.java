package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.diagnostic.Diagnostic;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorCheckTest {
    private static List<String> found(String line, int present) {
        return ProcessorCheck.check(
                        Objects.requireNonNull(ConfigurationParser.parse("a.conf", "global_defs {\n" + line + "\n}\n")
                                        .understood())
                                .global(),
                        present)
                .stream()
                .map(Diagnostic::message)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"vrrp_cpu_affinity, vrrp", "checker_cpu_affinity, checker", "bfd_cpu_affinity, bfd"})
    void aProcessorThatTheMachineDoesNotHaveIsNamedOnce(String keyword, String process) {
        assertEquals(
                List.of("Invalid cpu_id:2 specified for " + process + " process: this machine has 0..1; " + keyword
                        + " is ignored"),
                found(keyword + " 0 2 3", 2));
    }

    @Test
    void thoseThatItHasAreFine() {
        assertEquals(List.of(), found("vrrp_cpu_affinity 0 1", 2));
    }
}
