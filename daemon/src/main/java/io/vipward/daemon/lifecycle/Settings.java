package io.vipward.daemon.lifecycle;

import io.vipward.daemon.logging.LogTarget;
import java.nio.file.Path;

/**
 * What the command line asks of a daemon.
 *
 * @param foreground stay the process that was started
 * @param vrrp run the VRRP half where the configuration has one
 * @param checkers run the checkers' half where the configuration has one
 */
public record Settings(
        ConfigurationSource configuration,
        Path pidFile,
        boolean foreground,
        LogTarget log,
        boolean vrrp,
        boolean checkers) {}
