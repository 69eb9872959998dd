package io.vipward.daemon.command;

/** What {@code --help} prints. */
final class Help {
    private static final int DESCRIPTION_COLUMN = 32;

    private Help() {}

    static String text() {
        StringBuilder text = new StringBuilder("Usage: vipward [OPTION]...\n");
        text.append(
                "Keeps services reachable: VRRP, kernel IPVS, health checks. A drop-in replacement for keepalived.\n");
        for (CommandOption option : Options.SUPPORTED) {
            String syntax = "  " + option.syntax();
            text.append(syntax)
                    .append(" ".repeat(Math.max(1, DESCRIPTION_COLUMN - syntax.length())))
                    .append(option.help())
                    .append('\n');
        }
        return text.append('\n')
                .append("Signals to the process in the PID file: HUP reloads the configuration, TERM and INT stop.\n")
                .append(
                        "Exit status: 0 stopped, 1 wrong option or fatal condition, 2 configuration that cannot be run,\n")
                .append(
                        "4 not permitted, 5 and 6 what --config-test reports; 6 also a configuration file that cannot be read.\n")
                .toString();
    }
}
