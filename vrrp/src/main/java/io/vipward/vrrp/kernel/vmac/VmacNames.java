package io.vipward.vrrp.kernel.vmac;

import io.vipward.parser.model.VrrpDefaults.InterfaceDefaults;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives names to virtual interfaces: {@code vrrp.VRID}, for IPv6 then {@code vrrp6.VRID}, then {@code vrrp1.VRID}, {@code
 * vrrp2.VRID} and so on. For one plan.
 */
final class VmacNames {
    /** IFNAMSIZ without the zero at its end. */
    static final int MOST_CHARACTERS = 15;

    private static final String USUAL_PREFIX = "vrrp";
    private static final int IPV6_NUMBER = 6;
    private static final int MOST_ATTEMPTS = 4_096;

    private final String prefix;
    private final String addressPrefix;
    private final LinkTable table;
    private final Set<String> taken = new HashSet<>();

    VmacNames(InterfaceDefaults defaults, LinkTable table) {
        this.prefix = defaults.vmacPrefix() == null ? USUAL_PREFIX : defaults.vmacPrefix();
        this.addressPrefix = defaults.vmacAddressPrefix() == null ? prefix : defaults.vmacAddressPrefix();
        this.table = table;
    }

    /** Keeps a name for the one that it is meant for; false if somebody has it already. */
    boolean take(String name) {
        return taken.add(name);
    }

    /** A name that nobody has or wants, null if there is none left. */
    @Nullable
    String choose(int vrid, boolean ipv6, boolean forAddress) {
        String beginning = forAddress ? addressPrefix : prefix;
        String first = name(beginning, "", vrid);
        if (free(first)) {
            return first;
        }
        String second = name(beginning, Integer.toString(IPV6_NUMBER), vrid);
        if (ipv6 && free(second)) {
            return second;
        }
        for (int number = 1; number <= MOST_ATTEMPTS; number++) {
            String next = name(beginning, Integer.toString(number), vrid);
            if (number != IPV6_NUMBER && free(next)) {
                return next;
            }
        }
        return null;
    }

    private boolean free(String name) {
        return table.named(name) == null && taken.add(name);
    }

    /** The prefix gives way where there is not room for all of it. */
    private static String name(String beginning, String number, int vrid) {
        String end = number + "." + vrid;
        int room = MOST_CHARACTERS - end.length();
        return beginning.substring(0, Math.min(room, beginning.length())) + end;
    }
}
