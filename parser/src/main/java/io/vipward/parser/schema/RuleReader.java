package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.IpPrefix;
import io.vipward.parser.model.IpRoute.RouteOptions;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.IpRule.ActionType;
import io.vipward.parser.model.IpRule.RuleAction;
import io.vipward.parser.model.IpRule.RuleAddresses;
import io.vipward.parser.model.IpRule.RuleHandling;
import io.vipward.parser.model.IpRule.RuleInterfaces;
import io.vipward.parser.model.IpRule.RuleMatch;
import io.vipward.parser.model.IpRule.Suppression;
import io.vipward.parser.model.Realms;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of rules, its options in any order. */
final class RuleReader {
    private static final long UNSIGNED_INT = 0xffff_ffffL;

    private final boolean isStatic;
    private final Arguments arguments;
    private final EntryWords words;
    private final TrafficReader traffic;

    private boolean inverted;
    private boolean v6;
    private boolean hasFamily;
    private @Nullable IpPrefix from;
    private @Nullable IpPrefix to;
    private @Nullable String in;
    private @Nullable String out;
    private @Nullable ActionType action;
    private long target;
    private @Nullable Realms realms;
    private @Nullable Integer suppressPrefix;
    private @Nullable Long suppressGroup;
    private @Nullable Long preference;
    private @Nullable Integer protocol;
    private @Nullable Word protocolAt;
    private boolean tracked = true;
    private @Nullable Word trackGroup;

    RuleReader(Arguments arguments, boolean isStatic) {
        this.isStatic = isStatic;
        this.arguments = arguments;
        this.words = new EntryWords(arguments);
        this.traffic = new TrafficReader(words);
    }

    /** The rule, or null with a diagnostic. */
    @Nullable
    RuleEntry read() {
        Word first = arguments.statement().keyword();
        while (words.hasNext()) {
            Word option = words.next();
            if (!traffic.read(option) && !ofMatch(option) && !ofAction(option) && !ofHandling(option)) {
                words.drop(DiagnosticCode.INVALID_OPTION, option, option + " is not an option of rules");
            }
        }
        return words.isUsable() ? entry(first) : null;
    }

    private boolean ofMatch(Word option) {
        switch (option.text()) {
            case "not" -> inverted = true;
            case "from" -> from = prefix(option);
            case "to" -> to = prefix(option);
            case "iif", "dev" -> in = words.interfaceName(option);
            case "oif" -> out = words.interfaceName(option);
            case "inet", "inet6" -> words.familyWord(option);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Null for any address, or after a fault. */
    private @Nullable IpPrefix prefix(Word option) {
        Word word = words.argument(option);
        if (word == null
                || word.text().equals("all")
                || word.text().equals("any")
                || word.text().equals("default")) {
            return null;
        }
        IpPrefix prefix = words.prefix(word);
        if (prefix != null && hasFamily && prefix.isV6() != v6) {
            words.drop(DiagnosticCode.FAMILY_MISMATCH, word, "a rule cannot have addresses of both families");
        } else if (prefix != null) {
            hasFamily = true;
            v6 = prefix.isV6();
        }
        return prefix;
    }

    private boolean ofAction(Word option) {
        switch (option.text()) {
            case "type" -> {
                Word word = words.argument(option);
                if (word != null && !simpleAction(word)) {
                    words.drop(DiagnosticCode.INVALID_CHOICE, word, word + " is not an action of rules");
                }
            }
            case "table", "lookup" -> table(option);
            case "l3mdev" -> action(option, ActionType.L3MDEV);
            case "realms" -> realms = words.realms(option);
            case "suppress_prefixlength", "sup_pl" -> {
                Long length = words.number(option, 0, Integer.MAX_VALUE);
                suppressPrefix = length == null ? null : Integer.valueOf(length.intValue());
            }
            case "suppress_ifgroup", "sup_group" -> suppressGroup = words.named(option, RouteName.INTERFACE_GROUP);
            default -> {
                return simpleAction(option);
            }
        }
        return true;
    }

    private boolean simpleAction(Word word) {
        switch (word.text()) {
            case "goto" -> {
                action(word, ActionType.GOTO);
                Long rule = words.isUsable() ? words.anyNumber(word, 0, UNSIGNED_INT) : null;
                target = rule == null ? 0 : rule;
            }
            case "nop" -> action(word, ActionType.NOP);
            case "blackhole" -> action(word, ActionType.BLACKHOLE);
            case "unreachable" -> action(word, ActionType.UNREACHABLE);
            case "prohibit" -> action(word, ActionType.PROHIBIT);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void table(Word option) {
        action(option, ActionType.TABLE);
        Long number = words.isUsable() ? words.named(option, RouteName.TABLE) : null;
        if (number != null && number == 0) {
            words.drop(DiagnosticCode.NUMBER_OUT_OF_RANGE, option, "a rule cannot lead to table 0");
        }
        target = number == null ? 0 : number;
    }

    private void action(Word option, ActionType one) {
        if (action != null) {
            words.drop(DiagnosticCode.DUPLICATE, option, "a rule has one action, and there is one before " + option);
        }
        action = one;
    }

    private boolean ofHandling(Word option) {
        switch (option.text()) {
            case "preference", "order", "priority" -> preference = words.anyNumber(option, 0, UNSIGNED_INT);
            case "protocol" -> {
                protocolAt = option;
                protocol(option);
            }
            case "no_track" -> tracked = false;
            default -> {
                if (!isStatic || !option.text().equals("track_group")) {
                    return false;
                }
                trackGroup = words.argument(option);
            }
        }
        return true;
    }

    private void protocol(Word option) {
        Word word = words.argument(option);
        Long number = word == null ? null : RouteName.PROTOCOL.find(word.text());
        boolean isNumber = word != null && RouteName.decimal(word.text()) != null;
        if (number != null && isNumber) {
            protocol = number.intValue();
        } else if (word != null) {
            words.report(
                    DiagnosticCode.INVALID_NUMBER,
                    word,
                    word + " is not a protocol of 0..255; it is ignored",
                    Advice.NONE);
        }
    }

    private @Nullable RuleEntry entry(Word first) {
        String fault = fault();
        if (fault != null) {
            words.drop(DiagnosticCode.INVALID_ENTRY, first, fault);
            return null;
        }
        int usual = tracked ? RouteOptions.KEEPALIVED : 0;
        int written = protocol == null ? usual : protocol;
        if (tracked && written != RouteOptions.KEEPALIVED) {
            words.report(
                    DiagnosticCode.SETTING_CLEARED,
                    Verdict.REPORTED,
                    Objects.requireNonNull(protocolAt),
                    "only the protocol keepalived can be tracked, so it is used",
                    Advice.help("write no_track to keep the protocol"));
            written = RouteOptions.KEEPALIVED;
        }
        IpRule rule = new IpRule(
                new RuleMatch(
                        inverted, new RuleAddresses(v6, from, to), traffic.traffic(), new RuleInterfaces(in, out)),
                new RuleAction(
                        Objects.requireNonNull(action), target, realms, new Suppression(suppressPrefix, suppressGroup)),
                preference == null ? 0 : preference,
                new RuleHandling(written, tracked, trackGroup == null ? null : trackGroup.text()),
                first.position());
        return new RuleEntry(rule, preference != null, first, trackGroup);
    }

    /** Why the rule as a whole cannot be, or null. */
    private @Nullable String fault() {
        boolean onlyForTables = realms != null || suppressPrefix != null || suppressGroup != null;
        if (action == null) {
            return "the rule has no action, such as table 100";
        }
        if (onlyForTables && action != ActionType.TABLE) {
            return "realms and suppress_... are for rules that lead to a table";
        }
        if (realms != null && v6) {
            return "realms are for IPv4 rules only";
        }
        if (action == ActionType.GOTO && preference == null) {
            return "a rule with goto needs a preference";
        }
        if (action == ActionType.GOTO && preference != null && preference >= target) {
            return "goto " + target + " does not lead forward from preference " + preference;
        }
        return null;
    }
}
