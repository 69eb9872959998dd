package io.vipward.vrrp.kernel.vmac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.netlink.nftables.VmacLink;
import io.vipward.parser.model.PacketFilter;
import io.vipward.parser.model.PacketFilter.Ipsets;
import io.vipward.parser.model.PacketFilter.Iptables;
import io.vipward.parser.model.PacketFilter.Nftables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirewallChoiceTest {
    private static final VmacLink VMAC = new VmacLink(false, 7, "vrrp.51", 3, null);

    private final List<List<VmacLink>> nftables = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private String version = "iptables v1.8.9 (legacy)";
    private boolean ipset;

    @Test
    void iptablesIsUsedIfAskedFor() {
        FirewallChoice choice = choose(new Iptables("IN", "OUT"), null);

        choice.silence(List.of(VMAC));
        choice.silence(List.of(VMAC));
        choice.close();

        assertEquals(
                List.of(
                        "iptables -w -n -L IN",
                        "iptables -w -n -L OUT",
                        "iptables -w -A OUT -p igmp -o vrrp.51 -j DROP",
                        "iptables -w -D OUT -p igmp -o vrrp.51 -j DROP"),
                commands);
        assertEquals(List.of(), nftables);
    }

    @Test
    void iptablesThatIsOnlyAFrontEndIsNotUsed() {
        version = "iptables v1.8.9 (nf_tables)";

        choose(new Iptables("INPUT", "OUTPUT"), null).silence(List.of(VMAC));

        assertEquals(List.of(List.of(VMAC)), nftables);
        assertEquals(List.of(), commands);
    }

    @Test
    void setsAreUsedIfThereAreAny() {
        ipset = true;

        choose(new Iptables("INPUT", "OUTPUT"), new Ipsets(List.of("a", "b"))).silence(List.of(VMAC));

        assertEquals("ipset -exist add a_igmp 224.0.0.0/4,vrrp.51", commands.get(commands.size() - 1));
        assertEquals(
                1,
                commands.stream()
                        .filter(command -> command.startsWith("ipset -exist create a hash:ip"))
                        .count());
    }

    @Test
    void setsCanBeRefused() {
        ipset = true;

        choose(new Iptables("INPUT", "OUTPUT"), new Ipsets(List.of())).silence(List.of(VMAC));

        assertEquals("iptables -w -A OUTPUT -p igmp -o vrrp.51 -j DROP", commands.get(commands.size() - 1));
    }

    @Test
    void nothingIsDoneForNobody() {
        FirewallChoice choice = new FirewallChoice(nftables::add, this::run);

        choice.choose(new PacketFilter(new Iptables("INPUT", "OUTPUT"), null, Nftables.OFF), false);
        choice.silence(List.of());
        choice.close();

        assertEquals(List.of(), nftables);
        assertEquals(List.of(), commands);
    }

    private FirewallChoice choose(Iptables iptables, @Nullable Ipsets sets) {
        FirewallChoice choice = new FirewallChoice(nftables::add, this::run);
        choice.choose(new PacketFilter(iptables, sets, Nftables.OFF), true);
        return choice;
    }

    private Programs.Result run(List<String> command) {
        if (command.contains("--version")) {
            return command.contains("ipset")
                    ? new Programs.Result(ipset ? 0 : 127, "")
                    : new Programs.Result(0, version);
        }
        commands.add(String.join(" ", command));
        return new Programs.Result(0, "");
    }
}
