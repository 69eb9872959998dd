package io.vipward.vrrp.kernel.vmac;

import io.vipward.vrrp.kernel.holdings.IprouteNames;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Numbers of groups of interfaces, by the names that iproute2 has for them. Reads files: never on the thread of elections. */
final class LinkGroups {
    private static final long MOST = 0xffff_ffffL;

    private final IprouteNames names;

    /**
     * Looks into these.
     *
     * @param files lines of number and name, those that do not exist are skipped
     */
    LinkGroups(List<Path> files) {
        this(new IprouteNames(files, MOST));
    }

    private LinkGroups(IprouteNames names) {
        this.names = names;
    }

    /** Where iproute2 has them. */
    static LinkGroups ofSystem() {
        return new LinkGroups(IprouteNames.ofSystem("group", MOST));
    }

    /** The number of a group by its name or number; empty if there is no such name. */
    OptionalLong find(String group) {
        return names.find(group);
    }
}
