package io.vipward.ipvs.fake;

import io.vipward.ipvs.table.ConnectionTimeouts;
import io.vipward.ipvs.table.SyncDaemon;
import io.vipward.ipvs.wire.Decoded;
import io.vipward.ipvs.wire.IpvsCommand;
import io.vipward.ipvs.wire.IpvsMessages;
import io.vipward.ipvs.wire.KernelSide;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the kernel keeps beside its table: time-outs and sync daemons, with its own refusals. Mutable; one thread. */
final class SettingsModel {
    private final Map<SyncDaemon.Role, SyncDaemon> daemons = new EnumMap<>(SyncDaemon.Role.class);
    private final List<String> commands = new ArrayList<>();
    private ConnectionTimeouts timeouts = ConnectionTimeouts.INITIAL;

    ConnectionTimeouts timeouts() {
        return timeouts;
    }

    /** Each daemon that was started or stopped, such as {@code new master eth0 51}, and each {@code set} of time-outs. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    void forgetCommands() {
        commands.clear();
    }

    /** @param family the number that the family has now */
    Reply apply(IpvsCommand command, Request request, int family) {
        return switch (command) {
            case GET_CONFIG -> new Reply.Data(List.of(KernelSide.timeouts(family, timeouts)));
            case SET_CONFIG -> set(IpvsMessages.timeouts(request.payload()));
            case GET_DAEMON ->
                new Reply.Data(daemons.values().stream()
                        .map(each -> KernelSide.daemon(family, each))
                        .toList());
            case NEW_DAEMON -> start(IpvsMessages.daemon(request.payload()));
            case DEL_DAEMON -> stop(IpvsMessages.daemon(request.payload()));
            case NEW_SERVICE,
                    SET_SERVICE,
                    DEL_SERVICE,
                    GET_SERVICE,
                    NEW_DEST,
                    SET_DEST,
                    DEL_DEST,
                    GET_DEST,
                    SET_INFO,
                    GET_INFO,
                    ZERO,
                    FLUSH -> new Reply.Failed(Errno.EOPNOTSUPP);
        };
    }

    private Reply set(Decoded<ConnectionTimeouts> asked) {
        if (!(asked instanceof Decoded.Value<ConnectionTimeouts> given)) {
            return new Reply.Failed(Errno.EINVAL);
        }
        timeouts = given.value().or(timeouts);
        commands.add("set " + timeouts.tcp() + " " + timeouts.tcpFin() + " " + timeouts.udp());
        return Reply.ACKNOWLEDGED;
    }

    private Reply start(Decoded<SyncDaemon> asked) {
        if (!(asked instanceof Decoded.Value<SyncDaemon> given)) {
            return new Reply.Failed(Errno.EINVAL);
        }
        SyncDaemon daemon = given.value();
        if (daemons.putIfAbsent(daemon.role(), daemon) != null) {
            return new Reply.Failed(Errno.EEXIST);
        }
        commands.add("new " + daemon.role().text() + " " + daemon.interfaceName() + " " + daemon.id());
        return Reply.ACKNOWLEDGED;
    }

    private Reply stop(Decoded<SyncDaemon> asked) {
        if (!(asked instanceof Decoded.Value<SyncDaemon> given)) {
            return new Reply.Failed(Errno.EINVAL);
        }
        if (daemons.remove(given.value().role()) == null) {
            return new Reply.Failed(Errno.ESRCH);
        }
        commands.add("del " + given.value().role().text());
        return Reply.ACKNOWLEDGED;
    }
}
