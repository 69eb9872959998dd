package io.vipward.daemon.command;

import io.vipward.checkers.probe.PageDigest;
import io.vipward.daemon.lifecycle.ExitCode;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.HttpSettings;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code vipward genhash}: the digest of a page, with the options, the output and the exit status of genhash. */
@Command(
        name = "genhash",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Asks for a page as HTTP_GET and SSL_GET do, and prints the MD5 digest that the keyword digest wants.",
            "",
            "Exit status: 0 also where the page could not be had, which is said; 1 called wrongly."
        })
final class GenhashCommand implements Callable<Integer> {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long LONGEST_SECONDS = 4294;
    private static final int LAST_PORT = 65_535;
    private static final String ADDRESS = "[0-9a-fA-F:.]+(%.+)?";

    @Option(
            names = {"-s", "--server"},
            paramLabel = "ADDRESS",
            description = "The server's address.")
    private @Nullable String server;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "The server's port, 1 to 65535.")
    private @Nullable String port;

    @Option(
            names = {"-u", "--url"},
            paramLabel = "PATH",
            description = "What is asked for, sent as it is; the last one counts.")
    private List<String> paths = List.of();

    @Option(
            names = {"-S", "--use-ssl"},
            description = "By SSL_GET.")
    private boolean ssl;

    @Option(
            names = {"-I", "--use-sni"},
            description = "Name the virtual host in the handshake.")
    private boolean sni;

    @Option(
            names = {"-V", "--use-virtualhost"},
            paramLabel = "NAME",
            description = "The host that is asked for.")
    private @Nullable String virtualHost;

    @Option(
            names = {"-P", "--protocol"},
            paramLabel = "1.0|1.0c|1.1",
            description = "The version of HTTP; 1.0c is 1.0 with Connection: close.")
    private String protocol = "1.0";

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS",
            description = "For each step, 1 to 4294.")
    private @Nullable String timeout;

    @Option(
            names = {"-m", "--fwmark"},
            paramLabel = "MARK",
            description = "Mark of the connection.")
    private @Nullable String mark;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print what came, too.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            description = "Print this help and exit.")
    private boolean help;

    /** Runs it by itself, as genhash: exit status 1 for everything that is wrong with the command line. */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new GenhashCommand());
        line.setParameterExceptionHandler((wrong, given) -> refuse(line, text(wrong)));
        return line.execute(arguments);
    }

    private static String text(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> words = unmatched.getUnmatched();
            return words.get(0).startsWith("-")
                    ? "Unknown option " + words.get(0)
                    : "Unexpected argument(s): " + String.join(" ", words);
        }
        if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return "Missing parameter for option "
                    + missing.getMissing().get(0).toString().replaceAll(".*?(-\\w).*", "$1");
        }
        return String.valueOf(wrong.getMessage());
    }

    private static int refuse(CommandLine line, String message) {
        if (!message.isEmpty()) {
            System.err.println(message);
        }
        line.usage(System.err);
        return ExitCode.FATAL;
    }

    @Override
    public Integer call() throws SystemCallException {
        CommandLine line = new CommandLine(this);
        if (help || server == null || port == null || paths.isEmpty()) {
            return refuse(line, "");
        }
        try {
            HttpSettings.Protocol version = version();
            ConnectionTarget target = new ConnectionTarget(
                    address(server), port(port), ConnectionTarget.Source.ANY, mark(), seconds() * SECOND_NANOS);
            String path = paths.get(paths.size() - 1);
            long start = System.nanoTime();
            PageDigest.Answer answer = PageDigest.ask(
                    new PageDigest.Question(target, version, path, virtualHost, ssl, sni ? virtualHost : null));
            print(answer, path, (System.nanoTime() - start) / 1_000);
            return ExitCode.OK;
        } catch (IllegalArgumentException wrong) {
            return refuse(line, String.valueOf(wrong.getMessage()));
        }
    }

    private void print(PageDigest.Answer answer, String path, long micros) {
        PrintStream out = System.out;
        if (!answer.problem().isEmpty()) {
            out.println(answer.problem());
        } else if (answer.isEmpty()) {
            System.err.println("no data received from remote webserver");
        } else if (verbose) {
            HexDump.print(answer, out);
            out.println();
            out.println("Global response time for [" + path + "] = " + micros + " usecs");
        } else {
            out.println(answer.digest());
        }
    }

    private static InetAddress address(String text) {
        try {
            if (text.matches(ADDRESS)
                    && (text.contains(":")
                            || text.chars().filter(each -> each == '.').count() == 3)) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException("server should be an IP, not " + text, noAddress);
        }
        throw new IllegalArgumentException("server should be an IP, not " + text);
    }

    private static int port(String text) {
        int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > LAST_PORT) {
            throw new IllegalArgumentException("invalid port number '" + text + "'");
        }
        return number;
    }

    private HttpSettings.Protocol version() {
        for (HttpSettings.Protocol each : HttpSettings.Protocol.values()) {
            if (each.word().equals(protocol.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new IllegalArgumentException("invalid HTTP protocol version '" + protocol + "'");
    }

    private long seconds() {
        if (timeout == null) {
            return LONGEST_SECONDS;
        }
        long number = timeout.matches("\\d{1,4}") ? Long.parseLong(timeout) : 0;
        if (number < 1 || number > LONGEST_SECONDS) {
            throw new IllegalArgumentException("invalid timeout '" + timeout + "': write seconds, 1 to 4294");
        }
        return number;
    }

    private long mark() {
        if (mark == null) {
            return 0;
        }
        try {
            long number = Long.decode(mark);
            if (number >= 0 && number <= 0xffff_ffffL) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("invalid fwmark '" + mark + "'", noNumber);
        }
        throw new IllegalArgumentException("invalid fwmark '" + mark + "'");
    }
}
