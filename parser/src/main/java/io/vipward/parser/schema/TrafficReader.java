package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.IpRule.Mark;
import io.vipward.parser.model.IpRule.NumberRange;
import io.vipward.parser.model.IpRule.RuleTraffic;
import io.vipward.parser.model.IpRule.RuleTransport;
import org.jspecify.annotations.Nullable;

/** Which packets a rule is for, apart from their addresses. */
final class TrafficReader {
    private static final long ALL_BITS = -1;
    private static final long UNSIGNED_INT = 0xffff_ffffL;
    private static final long MOST_PORT = 0xffff;

    private final EntryWords words;
    private int tos;
    private @Nullable Mark mark;
    private @Nullable Long tunnelId;
    private @Nullable NumberRange users;
    private @Nullable Integer protocol;
    private @Nullable NumberRange sourcePorts;
    private @Nullable NumberRange destinationPorts;

    TrafficReader(EntryWords words) {
        this.words = words;
    }

    RuleTraffic traffic() {
        return new RuleTraffic(tos, mark, tunnelId, users, new RuleTransport(protocol, sourcePorts, destinationPorts));
    }

    /** Whether the word was an option of this reader, which then has its argument too. */
    boolean read(Word option) {
        switch (option.text()) {
            case "tos", "dsfield" -> {
                Long value = words.named(option, RouteName.TOS);
                tos = value == null ? tos : value.intValue();
            }
            case "fwmark" -> mark = mark(option);
            case "tunnel-id" -> tunnelId = words.anyNumber(option, 0, ALL_BITS);
            case "uidrange" -> users = users(option);
            case "ipproto" -> {
                Long value = words.named(option, RouteName.TRANSPORT);
                protocol = value == null ? null : Integer.valueOf(value.intValue());
            }
            case "sport" -> sourcePorts = ports(option);
            case "dport" -> destinationPorts = ports(option);
            default -> {
                return false;
            }
        }
        return true;
    }

    private @Nullable Mark mark(Word option) {
        Word word = words.argument(option);
        if (word == null) {
            return null;
        }
        int slash = word.text().indexOf('/');
        Long value = RouteName.number(slash < 0 ? word.text() : word.text().substring(0, slash));
        Long mask = slash < 0
                ? Long.valueOf(UNSIGNED_INT)
                : RouteName.number(word.text().substring(slash + 1));
        if (value == null || mask == null || (value | mask) >>> Integer.SIZE != 0) {
            words.drop(
                    DiagnosticCode.INVALID_NUMBER,
                    word,
                    word + " is not a mark",
                    Advice.help("fwmark N or fwmark N/MASK, decimal or 0x..."));
            return null;
        }
        return new Mark(value, mask);
    }

    private @Nullable NumberRange users(Word option) {
        Word word = words.argument(option);
        return word == null ? null : range(option, word, UNSIGNED_INT);
    }

    /** A single port is what it says; keepalived reports it and lets the rule match every port. */
    private @Nullable NumberRange ports(Word option) {
        Word word = words.argument(option);
        Long single = word == null ? null : RouteName.decimal(word.text());
        if (word == null || single == null || single >>> Short.SIZE != 0) {
            return word == null ? null : range(option, word, MOST_PORT);
        }
        words.report(
                DiagnosticCode.INVALID_ENTRY,
                word,
                option + " " + word + " is taken for the range " + word + "-" + word,
                new Advice("write " + option + " " + word + "-" + word, "makes a rule that matches every port"));
        return new NumberRange(single, single);
    }

    /** {@code A-B}; turned round where A is greater, since no packet would be meant otherwise. */
    private @Nullable NumberRange range(Word option, Word word, long most) {
        int dash = word.text().indexOf('-');
        Long first = dash < 0 ? null : RouteName.decimal(word.text().substring(0, dash));
        Long last = dash < 0 ? null : RouteName.decimal(word.text().substring(dash + 1));
        if (first == null || last == null) {
            words.drop(DiagnosticCode.INVALID_NUMBER, word, word + " is not a range for " + option + ", such as 80-90");
            return null;
        }
        if (Long.compareUnsigned(first, most) > 0 || Long.compareUnsigned(last, most) > 0) {
            words.remark(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    word,
                    word + " is outside the range 0.." + most + "; the entry is dropped",
                    Advice.keepalived("takes the lower bits of the number"));
            words.giveUp();
            return null;
        }
        if (first > last) {
            words.remark(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    word,
                    word + " is taken for " + last + "-" + first,
                    Advice.keepalived("writes it as it is, and the kernel refuses the rule"));
        }
        return new NumberRange(Math.min(first, last), Math.max(first, last));
    }
}
