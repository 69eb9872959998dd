package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.Scheduling;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Compares the processors that a configuration names with those that the machine has. */
final class ProcessorCheck {
    private ProcessorCheck() {}

    static List<Diagnostic> check(GlobalDefinitions global, int present) {
        List<Diagnostic> findings = new ArrayList<>();
        Scheduling scheduling = global.process().scheduling();
        check(global, "vrrp", scheduling.vrrp(), present, findings);
        check(global, "checker", scheduling.checker(), present, findings);
        check(global, "bfd", scheduling.bfd(), present, findings);
        return findings;
    }

    private static void check(
            GlobalDefinitions global, String name, Scheduling.Part part, int present, List<Diagnostic> findings) {
        String keyword = name + "_cpu_affinity";
        for (int processor : part.processors()) {
            if (processor >= present) {
                DiagnosticCode code = DiagnosticCode.NUMBER_OUT_OF_RANGE;
                String message = "Invalid cpu_id:" + processor + " specified for " + name
                        + " process: this machine has 0.." + (present - 1) + "; " + keyword + " is ignored";
                Span span = new Span(global.origins().of(keyword), 1, "");
                findings.add(new Diagnostic(code, code.severity(), code.verdict(), span, message, Advice.NONE));
                return;
            }
        }
    }
}
