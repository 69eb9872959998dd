package io.vipward.daemon.lifecycle;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Starting without {@code --dont-fork}: a virtual machine cannot fork, so a second one is started in a session of its
 * own. The first ends when the second runs, or with its message and status when it cannot.
 */
final class Background {
    /** What the second process prints when it runs; everything before is for the terminal. */
    private static final String RUNNING = "vipward:running";

    /** Set by the launcher: itself. */
    private static final String LAUNCHER = "VIPWARD_LAUNCHER";

    /** Set in the second process. */
    private static final String BACKGROUND = "VIPWARD_BACKGROUND";

    private Background() {}

    /** Runs in the first process. */
    static int start(Settings settings, List<String> arguments) {
        String launcher = System.getenv(LAUNCHER);
        if (launcher == null) {
            System.err.println("Only bin/vipward can put the daemon into the background; use --dont-fork otherwise");
            return ExitCode.FATAL;
        }
        List<String> command = new ArrayList<>(List.of("setsid", launcher));
        command.addAll(arguments);
        // The daemon's working directory is the root, so what was relative here has to be absolute there.
        command.add("--use-file=" + settings.configuration().file().toAbsolutePath());
        command.add("--pid=" + settings.pidFile().toAbsolutePath());
        command.add("--dont-fork");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true);
        builder.environment().put(BACKGROUND, "1");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return relay(process);
        } catch (IOException e) {
            System.err.println("Cannot start the background process: " + e.getMessage());
            return ExitCode.FATAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FATAL;
        }
    }

    private static int relay(Process process) throws IOException, InterruptedException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null) {
            if (line.equals(RUNNING)) {
                return ExitCode.OK;
            }
            System.err.println(line);
            line = lines.readLine();
        }
        return process.waitFor();
    }

    /** Runs in the second process: lets the first one go. Without effect in a process that was started directly. */
    static void tellRunning() {
        if (System.getenv(BACKGROUND) != null) {
            System.out.println(RUNNING);
            System.out.flush();
        }
    }
}
