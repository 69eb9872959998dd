package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ArchiveTraining;
import java.io.IOException;

/**
 * Run once when the distribution is built, under {@code -XX:ArchiveClassesAtExit}: tests a configuration as the command line
 * would, and then loads what a daemon loads besides.
 */
public final class Training {
    private Training() {}

    /**
     * Loads and exits.
     *
     * @param arguments a configuration file, then the folder of the distribution's jars
     */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Main.run(new String[] {"--config-test=/dev/null", "-f", arguments[0]});
        ArchiveTraining.main(arguments);
    }
}
