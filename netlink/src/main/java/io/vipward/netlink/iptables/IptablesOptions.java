package io.vipward.netlink.iptables;

import org.jspecify.annotations.Nullable;

/**
 * Where rules go. Immutable, any thread.
 *
 * @param input the chain for what is received
 * @param output the chain for what is sent, null for none
 * @param sets names of sets of addresses and interfaces, null for a rule for each
 */
public record IptablesOptions(
        String input, @Nullable String output, @Nullable IpsetNames sets) {
    /** The chains that there always are, without sets. */
    public static final IptablesOptions DEFAULT = new IptablesOptions("INPUT", "OUTPUT", null);
}
