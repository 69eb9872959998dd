package io.vipward.daemon.command;

import io.vipward.parser.reference.Roff;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code vipward.8}, from the model of the command line. */
final class CommandManual {
    private CommandManual() {}

    static String roff() {
        CommandSpec spec = Subcommands.model().getCommandSpec();
        Roff page = new Roff("VIPWARD", 8, "Vipward", "System administration");
        page.section("NAME").paragraph("vipward - " + name(spec));
        page.section("SYNOPSIS").paragraph("vipward [OPTION...]");
        for (CommandLine subcommand : spec.subcommands().values()) {
            synopsis(page, subcommand.getCommandSpec());
        }
        page.section("DESCRIPTION")
                .paragraph(
                        "Takes part in VRRP elections, holds virtual addresses, programs the kernel's IPVS and checks real"
                                + " servers, as vipward.conf(5) says. Options, exit status, PID file and log lines are those of"
                                + " keepalived 2.4.3; called by the name keepalived it has no subcommands.");
        page.section("OPTIONS");
        options(page, spec);
        page.section("COMMANDS");
        for (CommandLine subcommand : spec.subcommands().values()) {
            command(page, subcommand.getCommandSpec());
        }
        page.section("SIGNALS")
                .item(
                        "HUP",
                        "",
                        "Reads the configuration again. One that cannot be run is refused, and the old one goes on.")
                .item("TERM, INT", "", "Sends priority 0, removes addresses and services, and ends.");
        page.section("EXIT STATUS")
                .item("0", "", "A normal stop; also if the daemon is running already.")
                .item("1", "", "A wrong option, or a condition that cannot get better.")
                .item("2", "", "A configuration that cannot be run.")
                .item("4", "", "Not permitted to change addresses and open raw sockets.")
                .item("5, 6", "", "What --config-test reports; 6 also a configuration file that cannot be read.");
        page.section("FILES")
                .item(Options.DEFAULT_CONFIGURATION, "", "The configuration.")
                .item(Options.DEFAULT_PID_FILE, "", "The process that takes signals.");
        page.section("ENVIRONMENT")
                .item("NO_COLOR", "", "Findings have no colours on a terminal either.")
                .item("VIPWARD_JAVA", "", "The Java runtime, instead of the one found by JAVA_HOME and PATH.");
        page.section("SEE ALSO").paragraph("vipward.conf(5), ipvsadm(8), ip(8)");
        return page.text();
    }

    private static String name(CommandSpec spec) {
        String header = spec.usageMessage().header()[0];
        return header.substring(0, 1).toLowerCase(Locale.ROOT) + header.substring(1, header.indexOf('.'));
    }

    private static void synopsis(Roff page, CommandSpec spec) {
        if (spec.subcommands().isEmpty()) {
            page.paragraph(call(spec));
        }
        spec.subcommands().values().forEach(inner -> synopsis(page, inner.getCommandSpec()));
    }

    private static String call(CommandSpec spec) {
        StringBuilder call = new StringBuilder(spec.qualifiedName()).append(" [OPTION...]");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            call.append(' ').append(parameter.paramLabel()).append("...");
        }
        return call.toString();
    }

    private static void command(Roff page, CommandSpec spec) {
        if (spec.subcommands().isEmpty()) {
            page.subsection(call(spec));
            paragraphs(page, List.of(spec.usageMessage().description()));
            options(page, spec);
        }
        spec.subcommands().values().forEach(inner -> command(page, inner.getCommandSpec()));
    }

    /** An empty line ends a paragraph; the others are broken for terminals only. */
    private static void paragraphs(Roff page, List<String> lines) {
        for (String paragraph : String.join(" ", lines).split(" {2}", -1)) {
            page.paragraph(paragraph);
        }
    }

    private static void options(Roff page, CommandSpec spec) {
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                String value = option.arity().max() == 0
                        ? ""
                        : option.arity().min() == 0 ? "[" + option.paramLabel() + "]" : option.paramLabel();
                page.item(String.join(", ", option.names()), value, description(option));
            }
        }
    }

    private static String description(OptionSpec option) {
        return String.join(" ", option.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(option.initialValue()));
    }
}
