package io.vipward.daemon.lifecycle;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.parser.ParseResult;
import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with a configuration file.
 *
 * @param file findings that do not depend on the machine
 * @param host what this machine lacks of what the file needs; empty where that was not asked
 * @param exitCode 0, 2, 5 or 6 as the configuration test has it; 6 also where the file cannot be read at all
 */
public record FileCheck(List<Diagnostic> file, List<Diagnostic> host, int exitCode) {
    /** How the admission of scripts begins what makes the test end with 6. */
    private static final String SECURITY = "SECURITY VIOLATION";

    public FileCheck {
        file = List.copyOf(file);
        host = List.copyOf(host);
    }

    /** Without a look at the machine: as if every interface, script and user were there. */
    public static FileCheck of(ConfigurationSource source) {
        ParseResult parsed = source.parse();
        List<Diagnostic> findings = new ArrayList<>(parsed.diagnostics());
        Configuration configuration = parsed.configuration();
        if (configuration != null) {
            findings.addAll(SupportCheck.check(configuration).findings());
        }
        return new FileCheck(findings, List.of(), exitCode(parsed, parsed.testExitCode()));
    }

    /**
     * With the interfaces, scripts and users of this machine. Blocking.
     *
     * @throws SystemCallException the kernel does not list its interfaces
     */
    public static FileCheck onThisMachine(ConfigurationSource source) throws SystemCallException {
        FileCheck alone = of(source);
        Preparation preparation = Preparation.of(source).withMailServer();
        Set<Diagnostic> known = Set.copyOf(alone.file());
        List<Diagnostic> host = new ArrayList<>();
        for (Diagnostic finding : preparation.findings()) {
            if (!known.contains(finding)) {
                host.add(finding);
            }
        }
        for (String line : preparation.lines()) {
            host.add(remark(source, line));
        }
        ParseResult result = preparation.result();
        return new FileCheck(alone.file(), host, exitCode(result, preparation.testExitCode()));
    }

    private static Diagnostic remark(ConfigurationSource source, String line) {
        DiagnosticCode code =
                line.startsWith(SECURITY) ? DiagnosticCode.SCRIPT_SECURITY_NOT_ENABLED : DiagnosticCode.HOST_REMARK;
        Span span = Span.ofFile(source.file().toString());
        return new Diagnostic(code, code.severity(), code.verdict(), span, line, Advice.NONE);
    }

    /** The test of keepalived ends with 0 for a file that is not there; nobody who checks a file means that. */
    private static int exitCode(ParseResult result, int tested) {
        return tested == 0 && result.fatal() ? result.startExitCode() : tested;
    }
}
