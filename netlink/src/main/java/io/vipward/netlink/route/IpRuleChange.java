package io.vipward.netlink.route;

/** A change to the rules of policy routing. Immutable, any thread. */
public sealed interface IpRuleChange extends KernelChange {
    /** The rule to add or delete. */
    IpRule rule();

    /** Adds a rule; EEXIST if there is an equal one. */
    record Add(IpRule rule) implements IpRuleChange {}

    /** Deletes a rule; ENOENT if there is none. */
    record Delete(IpRule rule) implements IpRuleChange {}
}
