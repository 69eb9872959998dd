package io.vipward.daemon.lifecycle;

import io.vipward.daemon.logging.Logging;
import io.vipward.daemon.logging.SystemLog;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.parser.model.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the command line to a running daemon, or to the status that says why not. */
public final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    /** Files that scripts create are their owner's only, as under keepalived. */
    private static final int UMASK = 0177;

    private static final String LAUNCHER_NAME = "VIPWARD_NAME";
    private static final String SHADOW_NAME = "vipward-shadow";
    private static final int MAX_COMMAND_NAME = 15;

    private Startup() {}

    /**
     * Runs the daemon, or starts it in the background.
     *
     * @param arguments the command line, for the log and for the background process
     * @return exit status, keepalived's
     */
    public static int run(Settings settings, List<String> arguments) {
        if (ProcessCalls.getuid() != 0) {
            System.err.println("vipward has to run as root: it changes addresses and opens raw sockets");
            return ExitCode.NOT_PERMITTED;
        }
        return settings.foreground() ? inForeground(settings, arguments) : Background.start(settings, arguments);
    }

    private static int inForeground(Settings settings, List<String> arguments) {
        long pid = ProcessCalls.getpid();
        nameProcess(pid, settings.shadow() ? SHADOW_NAME : System.getenv(LAUNCHER_NAME));
        ProcessCalls.umask(UMASK);
        try (SystemLog systemLog = SystemLog.open();
                Logging logging = Logging.start(settings.log(), systemLog::send, pid)) {
            try {
                return prepared(settings, arguments, logging, pid);
            } catch (IOException refused) {
                LOG.error("Cannot run: {}", refused.getMessage());
                return ExitCode.FATAL;
            }
        }
    }

    private static int prepared(Settings settings, List<String> arguments, Logging logging, long pid)
            throws IOException {
        LOG.info("Starting {}", Version.line());
        LOG.info("Running on {} {}", System.getProperty("os.name"), System.getProperty("os.version"));
        LOG.info("Command line: {}", commandLine(arguments));
        LOG.info("Configuration file {}", settings.configuration());
        if (settings.shadow()) {
            LOG.info("Shadow: adverts and servers are listened to; nothing is sent but probes, and nothing is changed");
        }
        @Nullable WarmUp warmUp = settings.parts().vrrp() ? WarmUp.begin() : null;
        Preparation preparation = Preparation.of(settings.configuration()).withIdentity();
        DiagnosticLog.write(preparation.findings());
        preparation.lines().forEach(LOG::info);
        Configuration configuration = preparation.runnable();
        if (configuration == null) {
            int status = preparation.result().fatal() ? preparation.result().startExitCode() : ExitCode.FATAL;
            LOG.error("The configuration cannot be run, exit status {}", status);
            return status;
        }
        if (settings.dumpConfiguration()) {
            ConfigurationDump.write(configuration, logging::makeRoom);
        }
        PidFile.Taken taken = PidFile.take(settings.pidFile(), pid);
        if (taken instanceof PidFile.Busy busy) {
            LOG.error("daemon is already running: {} belongs to process {}", settings.pidFile(), busy.pid());
            return ExitCode.OK;
        }
        PidFile.Acquired acquired = (PidFile.Acquired) taken;
        if (acquired.stalePid() != 0) {
            LOG.info("{} was left behind by process {}, which is gone", settings.pidFile(), acquired.stalePid());
        }
        try (PidFile held = acquired.file()) {
            if (warmUp != null) {
                warmUp.await();
            }
            return new Daemon(settings, ServiceManager.ofThisProcess())
                    .run(preparation, configuration, Background::tellRunning);
        }
    }

    private static String commandLine(List<String> arguments) {
        return arguments.stream()
                .map(argument -> " '" + argument + "'")
                .collect(Collectors.joining("", "'vipward'", ""));
    }

    /** So that {@code pidof} and {@code ps -C} find the process under the name it was called by, not as java. */
    private static void nameProcess(long pid, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            return;
        }
        String shortened = name.length() > MAX_COMMAND_NAME ? name.substring(0, MAX_COMMAND_NAME) : name;
        try {
            Files.writeString(Path.of("/proc/self/task/" + pid + "/comm"), shortened);
        } catch (IOException e) {
            LOG.debug("the process keeps its name: {}", e.getMessage());
        }
    }
}
