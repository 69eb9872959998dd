package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VrrpSyncGroupTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All {@code vrrp_sync_group} blocks: who belongs to which. A group may stand before or after its members. */
final class SyncGroups {
    private final Diagnostics diagnostics;
    private final Map<String, Group> byName = new HashMap<>();
    private final Map<String, Group> byMember = new HashMap<>();
    private final List<Group> inOrder = new ArrayList<>();

    /** A group; without members it is removed, but its mistakes are said. */
    record Group(String name, BoundBlock block, int order, List<String> members) {
        boolean hasTrackingWeights() {
            return block.isOn(VrrpSyncGroupTable.TRACKING_WEIGHT);
        }
    }

    /**
     * Finds the members.
     *
     * @param instances the names of all instances
     */
    SyncGroups(List<Setting<BoundBlock>> blocks, Set<String> instances, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        for (Setting<BoundBlock> setting : blocks) {
            define(setting, instances);
        }
    }

    /** The group of an instance, null for none. */
    @Nullable
    Group of(String instance) {
        return byMember.get(instance);
    }

    /** The groups, completed, of instances that are. */
    List<VrrpSyncGroup> complete(List<VrrpInstance> instances, Trackables trackables, Globals globals) {
        if (inOrder.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> priorities = instances.stream()
                .collect(Collectors.toMap(
                        VrrpInstance::name, instance -> instance.election().priority()));
        List<VrrpSyncGroup> groups = new ArrayList<>();
        for (Group group : inOrder) {
            List<String> members =
                    group.members.stream().filter(priorities::containsKey).toList();
            boolean owner =
                    members.stream().anyMatch(member -> priorities.getOrDefault(member, 0) == ElectionCheck.OWNER);
            VrrpTracking tracking = new TrackingCheck(group.block, group.order, trackables, report(group.name))
                    .complete(
                            VrrpSyncGroupTable.TRACKED, true, "", owner ? WeightRule.GROUP_OF_OWNER : WeightRule.WORK);
            if (!members.isEmpty() && tracking != null) {
                groups.add(new VrrpSyncGroup(
                        group.name,
                        group.block.origins(),
                        members,
                        tracking,
                        new NotificationCheck(group.block, VrrpSyncGroupTable.NOTIFIED, globals).complete(),
                        group.hasTrackingWeights()));
            }
        }
        return groups;
    }

    private void define(Setting<BoundBlock> setting, Set<String> instances) {
        BoundBlock block = setting.value();
        Word name = block.header().argument(1);
        if (name == null || block.isLeftOut()) {
            return;
        }
        Group group = new Group(name.text(), block, setting.order(), new ArrayList<>());
        if (byName.putIfAbsent(name.text(), group) != null) {
            report(name.text()).add(DiagnosticCode.DUPLICATE, block.span(), "is already defined; the block is skipped");
            return;
        }
        members(group, instances);
        inOrder.add(group);
    }

    private void members(Group group, Set<String> instances) {
        Report report = report(group.name);
        List<Word> written = group.block.get(VrrpSyncGroupTable.GROUP, List.of());
        if (written.isEmpty()) {
            report.add(
                    DiagnosticCode.EMPTY_GROUP,
                    group.block.end(),
                    "has no members and is removed",
                    Advice.help("group { INSTANCE ... }, each on a line of its own"));
            return;
        }
        for (Word word : written) {
            member(group, word, instances, report);
        }
        if (group.members.isEmpty()) {
            String message = "has no member that exists and is removed";
            report.add(DiagnosticCode.EMPTY_GROUP, Verdict.REPORTED_AT_END, group.block.span(), message, Advice.NONE);
        } else if (group.members.size() == 1) {
            report.add(
                    DiagnosticCode.SINGLE_MEMBER,
                    group.block.span(VrrpSyncGroupTable.GROUP),
                    "has only one member, " + group.members.get(0) + ", which it changes nothing for");
        }
    }

    private void member(Group group, Word word, Set<String> instances, Report report) {
        String name = word.text();
        if (!instances.contains(name)) {
            report.add(
                    DiagnosticCode.UNKNOWN_MEMBER,
                    word.span(),
                    "there is no vrrp_instance " + name + "; it is ignored");
            return;
        }
        Group other = byMember.putIfAbsent(name, group);
        if (other == null) {
            group.members.add(name);
        } else {
            report.add(
                    DiagnosticCode.UNKNOWN_MEMBER,
                    word.span(),
                    name + " is already in the group " + other.name + "; it cannot be in another one, and is ignored");
        }
    }

    private Report report(String name) {
        return new Report("(" + name + ")", diagnostics);
    }
}
