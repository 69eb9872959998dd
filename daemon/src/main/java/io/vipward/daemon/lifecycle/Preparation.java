package io.vipward.daemon.lifecycle;

import io.vipward.daemon.track.Admission;
import io.vipward.daemon.track.AdmittedPrograms;
import io.vipward.daemon.track.FolderMonitoring;
import io.vipward.daemon.track.ScriptAdmission;
import io.vipward.daemon.track.TrackScript;
import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.parser.ParseResult;
import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.source.Span;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.kernel.BaseInterfaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file read, completed and compared with the machine it is to run on: everything that can be known before
 * anything running is touched. Blocking.
 *
 * @param result everything found, in the file and on the machine
 * @param runnable what the engines run, null if nothing may
 * @param scripts what the script tracker runs
 * @param programs what runs for each other command
 * @param lines about scripts, in keepalived's words
 * @param unsecured some script runs while {@code enable_script_security} is not set
 */
record Preparation(
        ParseResult result,
        @Nullable Configuration runnable,
        List<TrackScript> scripts,
        AdmittedPrograms programs,
        List<String> lines,
        boolean unsecured) {
    /** Said by the admission of scripts in keepalived's words, when it is known which of them can run. */
    private static final Set<DiagnosticCode> SAID_BY_ADMISSION = Set.of(DiagnosticCode.UNUSED_SCRIPT);

    Preparation {
        scripts = List.copyOf(scripts);
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file for the machine that this runs on.
     *
     * @throws SystemCallException the kernel does not list its interfaces
     */
    static Preparation of(ConfigurationSource source) throws SystemCallException {
        ParseResult parsed = source.parse();
        Configuration configuration = parsed.understood();
        boolean asks = configuration != null && InterfaceCheck.isNeeded(configuration);
        return of(parsed, asks ? bases() : Map.of(), String.valueOf(System.getenv("PATH")));
    }

    /**
     * The same for another machine.
     *
     * @param bases its interfaces, with the one that each sends through in the end
     */
    static Preparation of(ParseResult parsed, Map<String, String> bases, String searchPath) {
        Configuration configuration = parsed.understood();
        if (configuration == null) {
            return new Preparation(parsed, null, List.of(), AdmittedPrograms.NONE, List.of(), false);
        }
        InterfaceCheck.Checked checked = InterfaceCheck.check(configuration, bases.keySet());
        List<Diagnostic> findings = new ArrayList<>(checked.findings());
        findings.addAll(BaseClashCheck.check(checked.configuration(), bases));
        Configuration here = TrackFileCheck.check(checked.configuration(), FolderMonitoring::of, findings);
        findings.addAll(ProcessorCheck.check(
                configuration.global(), Runtime.getRuntime().availableProcessors()));
        boolean vrrp = vrrpStarts(parsed, configuration, checked.findings());
        Admission admission = ScriptAdmission.admit(here, vrrp, searchPath);
        findings.addAll(admission.findings());
        ParseResult result = parsed.with(findings);
        if (result.fatal()) {
            return new Preparation(
                    result, null, admission.scripts(), admission.programs(), admission.lines(), admission.unsecured());
        }
        SupportCheck.Supported supported = SupportCheck.check(admission.configuration());
        List<Diagnostic> unsupported = new ArrayList<>(supported.findings());
        RouterSettings.of(supported.configuration())
                .refusal()
                .ifPresent(why -> unsupported.add(refusal(configuration, why)));
        ParseResult complete = result.with(unsupported);
        return new Preparation(
                complete,
                complete.fatal() || !supported.mayStart() ? null : supported.configuration(),
                admission.scripts(),
                admission.programs(),
                admission.lines(),
                admission.unsecured());
    }

    /** keepalived's process for VRRP ends on a missing interface, before it looks at scripts; else it runs with any instance. */
    private static boolean vrrpStarts(
            ParseResult parsed, Configuration configuration, List<Diagnostic> aboutInterfaces) {
        boolean wanted = !configuration.vrrpInstances().isEmpty() || has(parsed.diagnostics(), Verdict.FATAL_AT_END);
        return wanted && !has(aboutInterfaces, Verdict.FATAL_AT_START);
    }

    private static boolean has(List<Diagnostic> findings, Verdict verdict) {
        return findings.stream().anyMatch(finding -> finding.verdict() == verdict);
    }

    /**
     * The same with a look at whether the relay for mails has an address. That may take long, so only the configuration test
     * does it: a daemon that starts has better to do.
     */
    Preparation withMailServer() {
        Configuration configuration = result.understood();
        if (configuration == null) {
            return this;
        }
        ParseResult more = result.with(MailServerCheck.check(configuration.global(), MailServerCheck::resolves));
        return new Preparation(more, runnable, scripts, programs, lines, unsecured);
    }

    /** The same with a look at the files of the {@code SSL} block, which the configuration test does not open. */
    Preparation withIdentity() {
        Optional<Diagnostic> problem = runnable == null ? Optional.empty() : TlsIdentityCheck.check(runnable);
        return problem.isEmpty()
                ? this
                : new Preparation(result.with(List.of(problem.get())), null, scripts, programs, lines, unsecured);
    }

    /** Those findings that {@link #lines} do not say already. */
    List<Diagnostic> findings() {
        return result.diagnostics().stream()
                .filter(finding -> !SAID_BY_ADMISSION.contains(finding.code()))
                .toList();
    }

    /** Exit status of the configuration test: scripts count as unsecured only if one could really run. */
    int testExitCode() {
        int withoutScripts = new ParseResult(runnable, findings()).testExitCode();
        boolean readToTheEnd = withoutScripts != ExitCode.CONFIG;
        return unsecured && readToTheEnd ? ExitCode.CONFIG_TEST_SECURITY : withoutScripts;
    }

    /** What the parser lets through and the engine cannot run. */
    private static Diagnostic refusal(Configuration configuration, String why) {
        DiagnosticCode code = DiagnosticCode.REFUSED;
        Span span = new Span(configuration.global().origins().block(), 1, "");
        return new Diagnostic(code, code.severity(), Verdict.FATAL_AT_START, span, why, Advice.NONE);
    }

    private static Map<String, String> bases() throws SystemCallException {
        try (NetlinkSocket socket = NetlinkSocket.open(Protocol.ROUTE)) {
            return BaseInterfaces.of(new RouteKernel(socket).links());
        }
    }
}
