package io.vipward.parser.model;

/**
 * The daemon as a process of its machine.
 *
 * @param scheduling how much of the processors each part gets
 * @param buffers receive buffers of netlink sockets
 */
public record ProcessSettings(
        DaemonIdentity identity,
        ProcessNames names,
        FileSettings files,
        ReloadSettings reload,
        Scheduling scheduling,
        NetlinkBuffers buffers) {
    public static final ProcessSettings DEFAULT = new ProcessSettings(
            DaemonIdentity.DEFAULT,
            ProcessNames.DEFAULT,
            FileSettings.DEFAULT,
            ReloadSettings.NONE,
            Scheduling.DEFAULT,
            NetlinkBuffers.DEFAULT);
}
