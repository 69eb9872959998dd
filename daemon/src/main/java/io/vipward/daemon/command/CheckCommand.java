package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ConfigurationSource;
import io.vipward.daemon.lifecycle.ExitCode;
import io.vipward.daemon.lifecycle.FileCheck;
import io.vipward.daemon.lifecycle.Version;
import io.vipward.daemon.report.Findings;
import io.vipward.daemon.report.FindingsJson;
import io.vipward.daemon.report.FindingsSarif;
import io.vipward.daemon.report.FindingsText;
import io.vipward.daemon.report.Terminal;
import io.vipward.netlink.linux.SystemCallException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vipward check}: says what is wrong with files, on any machine and as any user. */
@Command(
        name = "check",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Says what is wrong with configuration files. Needs neither root nor the interfaces and scripts of the files.",
            "",
            "Exit status: that of --config-test on a machine that has every interface, script and user: 0 nothing counts,",
            "5 something is wrong, 6 scripts run without enable_script_security, or a file or a needed include cannot be",
            "read, 2 a keyword lacks its argument. Of several files the worst counts, in this order. 1 is a wrong option.",
            "With --host it is that of --config-test on this machine."
        })
final class CheckCommand implements Callable<Integer> {
    /** From harmless to worst, as keepalived ranks them. */
    private static final List<Integer> RANKS =
            List.of(ExitCode.OK, ExitCode.CONFIG_TEST_FAILED, ExitCode.CONFIG_TEST_SECURITY, ExitCode.CONFIG);

    /** How findings are written. */
    enum Format {
        text,
        json,
        sarif
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Configuration files; each is checked by itself.")
    private List<Path> files = List.of();

    @Option(
            names = "--host",
            description = "Also say what of the interfaces, scripts and users in the files this machine lacks.")
    private boolean host;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (the default), json, or sarif for SARIF 2.1.0.")
    private Format format = Format.text;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Override
    public Integer call() {
        List<Findings> findings = new ArrayList<>();
        int worst = 0;
        for (Path file : files) {
            FileCheck check;
            try {
                ConfigurationSource from = source.of(file);
                check = host ? FileCheck.onThisMachine(from) : FileCheck.of(from);
            } catch (SystemCallException refused) {
                System.err.println("This machine cannot be looked at: " + refused.getMessage());
                return ExitCode.FATAL;
            }
            findings.add(new Findings(Findings.FILE, check.file()));
            if (host) {
                findings.add(new Findings(Findings.HOST, check.host()));
            }
            worst = Math.max(worst, RANKS.indexOf(check.exitCode()));
        }
        int exitCode = RANKS.get(worst);
        Output.write(text(findings, exitCode));
        return exitCode;
    }

    private String text(List<Findings> findings, int exitCode) {
        return switch (format) {
            case text -> FindingsText.of(findings, Terminal.style(Terminal.OUTPUT));
            case json -> FindingsJson.of(findings, exitCode);
            case sarif -> FindingsSarif.of(findings, exitCode, Version.number());
        };
    }
}
