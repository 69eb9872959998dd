package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Origins;
import io.vipward.parser.model.VirtualServerGroup;
import io.vipward.parser.schema.GroupBlock;
import java.net.Inet6Address;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All {@code virtual_server_group} blocks. They may stand behind the virtual servers that name them. */
final class VirtualServerGroups {
    private final Map<String, Contents> byName = new LinkedHashMap<>();
    private final Diagnostics diagnostics;

    /**
     * A group, and what is in it.
     *
     * @param ports of its addresses
     */
    record Contents(VirtualServerGroup group, boolean hasMarks, Set<Integer> ports) {
        Contents {
            ports = Set.copyOf(ports);
        }

        /** Whether some address of the group has another port. */
        boolean hasPortBeside(int port) {
            return ports.size() > 1 || !(ports.isEmpty() || ports.contains(port));
        }
    }

    VirtualServerGroups(List<GroupBlock> blocks, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        blocks.forEach(this::define);
    }

    /** The group of that name, or null. */
    @Nullable
    Contents find(String name) {
        return byName.get(name);
    }

    List<VirtualServerGroup> all() {
        return byName.values().stream().map(Contents::group).toList();
    }

    private void define(GroupBlock block) {
        Report report = new Report("virtual_server_group " + block.name(), diagnostics);
        if (block.entries().isEmpty()) {
            report.add(DiagnosticCode.EMPTY_GROUP, block.header().end(), "has no entries and is removed");
            return;
        }
        Set<Integer> ports = new HashSet<>();
        boolean v4 = false;
        boolean v6 = false;
        boolean marks = false;
        boolean anyFamily = false;
        for (VirtualServerGroup.Entry entry : block.entries()) {
            if (entry instanceof VirtualServerGroup.Addresses addresses) {
                boolean isV6 = addresses.first() instanceof Inet6Address;
                v6 |= isV6;
                v4 |= !isV6;
                ports.add(addresses.port());
            } else if (entry instanceof VirtualServerGroup.Mark mark) {
                marks = true;
                anyFamily |= mark.family() == null;
            }
        }
        if (v4 && v6 && anyFamily) {
            report.add(
                    DiagnosticCode.FAMILY_MISMATCH,
                    block.header().end(),
                    "is removed: with addresses of both families, a fwmark must say which it is",
                    Advice.help("fwmark N inet, or fwmark N inet6"));
            return;
        }
        Origins origins = new Origins(block.header().keyword().position(), Map.of());
        VirtualServerGroup group = new VirtualServerGroup(block.name(), origins, block.entries());
        if (byName.putIfAbsent(block.name(), new Contents(group, marks, ports)) != null) {
            report.add(
                    DiagnosticCode.DUPLICATE,
                    Verdict.ACCEPTED,
                    block.header().span(),
                    "is already defined; this one is never used",
                    Advice.help("give it a name of its own, or write its entries into the first"));
        }
    }
}
