package io.vipward.parser;

import static io.vipward.parser.Parsing.codes;
import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.NotifyEvent;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking.Tracked;
import io.vipward.parser.model.Weight;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who belongs to which group, and what a group does to its members. */
class SyncGroupTest {
    private static final String TRACKERS = """
            vrrp_script chk {
            script "/bin/true"
            weight 5
            }
            track_file tf {
            file /tmp/tf
            }
            bfd_instance b {
            neighbor_ip 10.0.0.99
            weight 3
            }
            """;

    private static String instance(int number, String lines) {
        return "vrrp_instance VI_" + number + " {\ninterface eth0\nvirtual_router_id " + number
                + "\nvirtual_ipaddress {\n10.0.0." + number + "\n}\n" + lines + "\n}\n";
    }

    private static String group(String name, String members, String lines) {
        return "vrrp_sync_group " + name + " {\ngroup {\n" + members.replace(' ', '\n') + "\n}\n" + lines + "\n}\n";
    }

    private static List<VrrpSyncGroup> groups(ParseResult result) {
        return configuration(result).vrrp().syncGroups();
    }

    @Test
    void aGroupMayStandBeforeItsMembers() {
        ParseResult result = parse(
                group("G", "VI_1 VI_2", "notify_master \"/bin/m x\"\nsmtp_alert") + instance(1, "") + instance(2, ""));

        VrrpSyncGroup group = groups(result).get(0);
        assertEquals(List.of("VI_1", "VI_2"), group.members());
        assertTrue(group.notification().script(NotifyEvent.MASTER).isPresent());
        assertTrue(group.notification().smtpAlert());
        assertEquals(
                "G", configuration(result).vrrpInstances().get(1).relations().syncGroup());
        assertEquals(0, result.testExitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "VI_1, single-member, 1",
        "VI_1 VI_9, unknown-member single-member, 1",
        "VI_9, unknown-member empty-group, 0",
        "VI_1 VI_1, unknown-member single-member, 1",
    })
    void membersThatAreNoneAreReported(String members, String expected, int groups) {
        ParseResult result = parse(group("G", members, "") + instance(1, ""));

        assertEquals(groups, groups(result).size());
        List<String> codes = codes(result).stream()
                .filter(code -> !code.equals("not-supported"))
                .sorted()
                .toList();
        assertEquals(List.of(expected.split(" ")).stream().sorted().toList(), codes);
        assertEquals(5, result.testExitCode());
    }

    @Test
    void anInstanceBelongsToTheFirstGroupThatNamesIt() {
        ParseResult result = parse(group("A", "VI_1 VI_2", "")
                + group("B", "VI_2 VI_3 VI_4", "")
                + instance(1, "")
                + instance(2, "")
                + instance(3, "")
                + instance(4, ""));

        assertEquals(
                List.of(List.of("VI_1", "VI_2"), List.of("VI_3", "VI_4")),
                groups(result).stream().map(VrrpSyncGroup::members).toList());
        assertEquals(5, result.testExitCode());
    }

    @Test
    void aGroupWithoutMembersIsReportedAtItsEnd() {
        ParseResult result = parse("vrrp_sync_group G {\ngroup {\n}\n}\n");

        assertEquals(List.of(), groups(result));
        assertTrue(result.diagnostics().stream()
                .anyMatch(finding -> finding.code().toString().equals("empty-group")
                        && finding.position().line() == 4));
    }

    @Test
    void weightsOfMembersNeedTheGroupsLeave() {
        String tracking =
                "track_script {\nchk\n}\ntrack_interface {\neth1 weight 7\n}\ntrack_file {\ntf\n}\ntrack_bfd {\nb\n}";
        String members = instance(1, tracking) + instance(2, "");

        ParseResult kept = parse(TRACKERS + group("G", "VI_1 VI_2", "sync_group_tracking_weight") + members);
        ParseResult dropped = parse(TRACKERS + group("G", "VI_1 VI_2", "") + members);

        var all = configuration(kept).vrrpInstances().get(0).tracking();
        assertEquals(new Weight(5, false), all.scripts().get(0).weight());
        assertEquals(new Weight(7, false), all.interfaces().get(0).weight());
        assertEquals(new Weight(1, false), all.files().get(0).weight());
        var left = configuration(dropped).vrrpInstances().get(0).tracking();
        assertEquals(List.of(), left.scripts());
        assertEquals(List.of(), left.bfdSessions());
        assertEquals(
                List.of(Weight.FAULT),
                left.interfaces().stream().map(Tracked::weight).toList());
        assertEquals(
                List.of(Weight.FAULT),
                left.files().stream().map(Tracked::weight).toList());
        assertEquals(
                4, codes(dropped).stream().filter("setting-cleared"::equals).count());
    }

    @Test
    void membersTakeOverWhetherPrioritiesAreTold() {
        ParseResult result = parse(group("G", "VI_1 VI_2", "notify_priority_changes")
                + instance(1, "")
                + instance(2, "notify_priority_changes off"));

        assertTrue(configuration(result).vrrpInstances().get(0).notification().priorityChanges());
        assertEquals(
                false,
                configuration(result).vrrpInstances().get(1).notification().priorityChanges());
    }
}
