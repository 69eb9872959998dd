package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ConfigurationSource;
import io.vipward.daemon.lifecycle.ExitCode;
import io.vipward.daemon.report.IpvsJson;
import io.vipward.daemon.report.ServerRemarks;
import io.vipward.daemon.report.Terminal;
import io.vipward.ipvs.kernel.ApplyResult;
import io.vipward.ipvs.kernel.DumpResult;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.ipvs.kernel.IpvsUnavailable;
import io.vipward.ipvs.kernel.KernelAnswer;
import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.Difference;
import io.vipward.ipvs.table.IpvsListing;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Ownership;
import io.vipward.ipvs.text.ListedTable;
import io.vipward.ipvs.text.Remarks;
import io.vipward.ipvs.text.SavedTable;
import io.vipward.ipvs.text.SavedTableReader;
import io.vipward.ipvs.wire.IpvsInfo;
import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.parser.ParseResult;
import io.vipward.parser.diagnostic.DiagnosticFormat;
import io.vipward.parser.model.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vipward ipvs}: the kernel's table of virtual services, to be read, saved and restored. */
@Command(
        name = "ipvs",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Prints the kernel's table of virtual services as ipvsadm -Ln does, whoever made it. Needs CAP_NET_ADMIN.",
            "",
            "Exit status: 0 done; 1 the kernel has no IPVS or refused something; 2 a file cannot be read or is wrong, and nothing",
            "was changed."
        })
final class IpvsTableCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final int LARGEST_BYTES = 64 << 20;
    private static final int NOT_READ = 2;

    @ArgGroup
    private @Nullable What what;

    @Option(
            names = "--thresholds",
            description = "With --save: write -x and -y, too. ipvsadm reads them, but does not write them.")
    private boolean thresholds;

    @Option(
            names = "--beside",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = Options.DEFAULT_CONFIGURATION,
            description = {
                "Say beside each line what the configuration knows of it, and list the real servers that are missing",
                "(default: " + Options.DEFAULT_CONFIGURATION + ")."
            })
    private @Nullable Path beside;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help and exit.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    /** One of these instead of the list. */
    static final class What {
        @Option(names = "--save", description = "Print it as ipvsadm -Sn does, for --restore or ipvsadm -R.")
        private boolean save;

        @Option(names = "--json", description = "Print it as JSON, with all counters.")
        private boolean json;

        @Option(
                names = "--restore",
                paramLabel = "FILE",
                description = {
                    "Add what was saved with --save or ipvsadm -Sn, - for standard input. What is there already gets the",
                    "values of the file; what the file does not name stays."
                })
        private @Nullable String restore;
    }

    @Override
    public Integer call() throws IOException {
        String file = what == null ? null : what.restore;
        SavedTableReader.Read saved = null;
        if (file != null) {
            saved = read(file);
            if (!saved.errors().isEmpty()) {
                saved.errors().forEach(error -> System.err.println(file + ": " + error));
                return NOT_READ;
            }
        }
        Remarks remarks = remarks();
        if (remarks == null) {
            return NOT_READ;
        }
        try (NetlinkSocket socket = NetlinkSocket.open(Protocol.GENERIC)) {
            IpvsKernel kernel = new IpvsKernel(socket);
            DumpResult dumped = kernel.dump();
            if (dumped instanceof IpvsUnavailable unavailable) {
                return refuse(unavailable.text());
            }
            IpvsListing listing = ((DumpResult.Dumped) dumped).listing();
            listing.faults().forEach(fault -> System.err.println("left out: " + fault));
            return saved == null ? print(kernel, listing, remarks) : restore(kernel, listing, saved);
        } catch (SystemCallException refused) {
            return refuse(refused.getMessage());
        }
    }

    /** Null where the configuration cannot be read, which was said. */
    private @Nullable Remarks remarks() {
        if (beside == null) {
            return Remarks.NONE;
        }
        ParseResult parsed = new ConfigurationSource(beside, null, false).parse();
        Configuration configuration = parsed.configuration();
        if (configuration == null) {
            System.err.print(DiagnosticFormat.text(parsed.diagnostics(), Terminal.style(Terminal.ERROR)));
            return null;
        }
        return new ServerRemarks(configuration);
    }

    private static SavedTableReader.Read read(String file) {
        try (InputStream in = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file))) {
            return SavedTableReader.read(new String(in.readNBytes(LARGEST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException unreadable) {
            return new SavedTableReader.Read(IpvsTable.EMPTY, List.of("cannot be read: " + unreadable.getMessage()));
        }
    }

    private int print(IpvsKernel kernel, IpvsListing listing, Remarks remarks) {
        if (what != null && what.save) {
            Output.write(SavedTable.text(listing.table(), thresholds));
        } else if (what != null && what.json) {
            Output.write(IpvsJson.text(listing, remarks));
        } else {
            KernelAnswer<IpvsInfo> answer = kernel.info();
            if (answer instanceof KernelAnswer.Refused<IpvsInfo> refused) {
                return refuse(refused.text());
            }
            IpvsInfo info = ((KernelAnswer.Given<IpvsInfo>) answer).value();
            Output.write(ListedTable.text(listing, info.versionText(), info.connectionTableRows(), remarks));
        }
        return ExitCode.OK;
    }

    private static int restore(IpvsKernel kernel, IpvsListing listing, SavedTableReader.Read saved) {
        List<Change> changes = Difference.between(listing.table(), saved.table(), Ownership.NONE);
        ApplyResult result = kernel.apply(changes);
        if (result instanceof IpvsUnavailable unavailable) {
            return refuse(unavailable.text());
        }
        List<ApplyResult.Failure> failures = ((ApplyResult.Applied) result).failures();
        failures.forEach(failure -> System.err.println(
                "cannot " + failure.change().text() + ": " + failure.text() + " (" + failure.errno() + ")"));
        return failures.isEmpty() ? ExitCode.OK : ExitCode.FATAL;
    }

    private static int refuse(@Nullable String message) {
        System.err.println("IPVS: " + message);
        return ExitCode.FATAL;
    }
}
