package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.iptables.Iptables;
import io.vipward.netlink.nftables.VmacLink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Silences interfaces by iptables, which takes some milliseconds for each. For one thread at a time. */
final class IptablesVmacFirewall implements VmacFirewall {
    private final Iptables iptables;
    private final Programs programs;
    private final List<VmacLink> silenced = new ArrayList<>();
    private final Set<Boolean> started = new HashSet<>();

    IptablesVmacFirewall(Iptables iptables, Programs programs) {
        this.iptables = iptables;
        this.programs = programs;
    }

    @Override
    public void silence(List<VmacLink> links) {
        for (VmacLink gone : List.copyOf(silenced)) {
            if (!links.contains(gone)) {
                silenced.remove(gone);
                run(iptables.remove(gone));
            }
        }
        for (VmacLink fresh : links) {
            if (!silenced.contains(fresh)) {
                start(fresh.ipv6());
                run(iptables.add(fresh));
                silenced.add(fresh);
            }
        }
    }

    @Override
    public void close() {
        silence(List.of());
        for (boolean ipv6 : started) {
            run(iptables.stop(ipv6));
        }
        started.clear();
    }

    private void start(boolean ipv6) {
        if (started.add(ipv6)) {
            for (List<String> check : iptables.checks(ipv6)) {
                if (programs.run(check).status() != 0) {
                    VmacLog.warn("iptables chain " + check.get(check.size() - 1) + " doesn't exist");
                }
            }
            run(iptables.start(ipv6));
        }
    }

    private void run(List<List<String>> commands) {
        for (List<String> command : commands) {
            Programs.Result result = programs.run(command);
            if (result.status() != 0) {
                VmacLog.warn(String.join(" ", command) + " failed (exited with status " + result.status() + "): "
                        + result.output());
            }
        }
    }
}
