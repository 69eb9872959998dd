package io.vipward.daemon.lifecycle;

import io.vipward.daemon.logging.LogTarget;
import java.nio.file.Path;

/**
 * What the command line asks of a daemon.
 *
 * @param foreground stay the process that was started
 * @param parts which halves may run
 * @param dumpConfiguration write the configuration in effect to the log at start
 * @param shadow say what would be done to the machine, and do nothing to it
 */
public record Settings(
        ConfigurationSource configuration,
        Path pidFile,
        boolean foreground,
        LogTarget log,
        Parts parts,
        boolean dumpConfiguration,
        boolean shadow) {
    /**
     * The halves of the daemon.
     *
     * @param vrrp run the VRRP half where the configuration has one
     * @param checkers run the checkers' half where the configuration has one
     * @param bfd run BFD sessions
     */
    public record Parts(boolean vrrp, boolean checkers, boolean bfd) {
        public static final Parts ALL = new Parts(true, true, true);
    }
}
