package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Machine.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults and weights of members and of their group, line by line as keepalived 2.2.7 was heard to tell them. */
class SyncGroupFaultTest {
    private static final String MEMBERS = instance("priority 200") + second("");

    @Test
    void onlyTheFirstMemberOnADeadLinkSaysGoodbyeTwice() {
        Machine machine = masters(MEMBERS + group(""));

        machine.link("eth0", false);

        assertEquals(
                List.of(
                        "Netlink reports eth0 down",
                        "(VI_1) Entering FAULT STATE",
                        "(VI_1) sent 0 priority",
                        "(VI_1) removing VIPs.",
                        "VRRP_Group(G1) Syncing instances to FAULT state",
                        "(VI_2) Entering FAULT STATE",
                        "(VI_2) removing VIPs."),
                machine.log());
        assertEquals(
                3,
                machine.actions().stream()
                        .filter(Action.SendAdvert.class::isInstance)
                        .count());
    }

    @Test
    void lastMemberThatRecoversLeadsTheOthers() {
        Machine machine = masters(MEMBERS + group(""));
        machine.link("eth0", false);

        machine.link("eth0", true);

        assertEquals(
                List.of(
                        "Netlink reports eth0 up",
                        "(VI_2) Entering BACKUP STATE",
                        "VRRP_Group(G1) Syncing instances to BACKUP state",
                        "(VI_1) Entering BACKUP STATE"),
                machine.log());
    }

    @Test
    void memberThatIsStillFaultyKeepsAllInFault() {
        Machine machine = Machine.of(instance("priority 200") + second("track_interface {\neth7\n}") + group(""));
        machine.link("eth0", false);

        machine.link("eth0", true);
        assertEquals(List.of("Netlink reports eth0 up"), machine.log());
        machine.link("eth7", true);

        assertEquals(
                List.of(
                        "Netlink reports eth7 up",
                        "(VI_2) Entering BACKUP STATE",
                        "VRRP_Group(G1) Syncing instances to BACKUP state",
                        "(VI_1) Entering BACKUP STATE"),
                machine.log());
    }

    @Test
    void weightsOfTheGroupCountForAllMembersAndTheirOwnDoNot() {
        String script = "vrrp_script w {\nscript /bin/true\nweight 10\n}\n";
        String own = "track_script {\nw weight 5\n}";
        String trackers = "track_interface {\neth7 weight 7\n}\ntrack_script {\nw weight 3\n}";
        Machine machine = Machine.of(script + instance("priority 200") + second(own) + group(trackers));

        machine.link("eth7", true);
        assertEquals(
                List.of(
                        "Netlink reports eth7 up",
                        "(VI_1) Changing effective priority from 200 to 207",
                        "(VI_2) Changing effective priority from 200 to 207"),
                machine.log());
        machine.took(machine.router().scriptResult("w", new ScriptOutcome.Exited(0), 0));

        assertEquals(
                List.of(
                        "VRRP_Script(w) succeeded",
                        "(VI_1) Changing effective priority from 207 to 210",
                        "(VI_2) Changing effective priority from 207 to 210"),
                machine.log());
    }

    private static Machine masters(String text) {
        Machine machine = Machine.of(text);
        for (RunningInstance one : List.copyOf(machine.router().instances())) {
            machine.took(machine.router().timer(one, one.state().nextDeadlineNanos()));
        }
        assertEquals(StateName.MASTER, machine.state());
        return machine;
    }

    private static String second(String more) {
        return instance("priority 200", more)
                .replace("VI_1", "VI_2")
                .replace("router_id 51", "router_id 52")
                .replace("0.2.100", "0.2.101");
    }

    private static String group(String more) {
        return "vrrp_sync_group G1 {\ngroup {\nVI_1\nVI_2\n}\n" + more + "\n}\n";
    }
}
