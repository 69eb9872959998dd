package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.LvsSettings.FlushOnStop;
import io.vipward.parser.model.PacketFilter.Ipsets;
import io.vipward.parser.model.PacketFilter.Iptables;
import io.vipward.parser.model.VrrpDefaults.DynamicInterfaces;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forms that only keywords of {@code global_defs} have. */
final class GlobalForms {
    /** {@code TASK_COMM_LEN} without its terminator. */
    private static final int PROCESS_NAME_CHARACTERS = 15;

    /** {@code NFT_TABLE_MAXNAMELEN} without its terminator. */
    private static final int TABLE_NAME_CHARACTERS = 255;

    /** {@code XT_EXTENSION_MAXNAMELEN} without its terminator. */
    private static final int CHAIN_NAME_CHARACTERS = 28;

    /** {@code IPSET_MAXNAMELEN} without its terminator. */
    private static final int SET_NAME_CHARACTERS = 31;

    private static final int MOST_SETS = 6;
    private static final int MOST_REAL_TIME = 99;

    /** As many as the kernel can be built for. */
    private static final int MOST_PROCESSOR = 8191;

    private static final Set<String> OFF = Set.of("false", "off", "no");

    /** One word; others behind it are reported. */
    static final Form<String> SENDER = new SimpleForm<>("ADDRESS", 1, Remark.EXTRA_WORD, GlobalForms::sender);

    static final Form<String> PROCESS_NAME = new SimpleForm<>("NAME", 1, Remark.IGNORED, GlobalForms::processName);
    static final Form<Integer> UMASK = new SimpleForm<>("MODE", 1, Remark.NO_EFFECT, UmaskText::read);
    static final Form<DynamicInterfaces> DYNAMIC_INTERFACES =
            new SimpleForm<>("[allow_if_changes]", 0, Remark.EXTRA_WORD, GlobalForms::dynamicInterfaces);
    static final Form<Boolean> FLAG_SET_BY_OFF = new SimpleForm<>("", 0, Remark.IGNORED, GlobalForms::flagSetByOff);
    static final Form<InetAddress> GROUP6 =
            new SimpleForm<>("MULTICAST_ADDRESS", 1, Remark.IGNORED, GlobalForms::group6);
    static final Form<Iptables> IPTABLES = new SimpleForm<>("[IN [OUT]]", 0, Remark.NAME, GlobalForms::iptables);
    static final Form<Ipsets> IPSETS = new SimpleForm<>("[NAME ...]", 0, Remark.NAME, GlobalForms::ipsets);
    static final Form<Long> REAL_TIME_PRIORITY =
            new SimpleForm<>("1.." + MOST_REAL_TIME, 1, Remark.IGNORED, GlobalForms::realTimePriority);
    static final Form<Long> AUTO_PRIORITY =
            new SimpleForm<>("[-1.." + MOST_REAL_TIME + "]", 0, Remark.IGNORED, GlobalForms::autoPriority);
    static final Form<List<Integer>> PROCESSORS =
            new SimpleForm<>("CPU ...", 1, Remark.NO_EFFECT, GlobalForms::processors);
    static final Form<FlushOnStop> FLUSH_ON_STOP =
            new SimpleForm<>("[VS]", 0, Remark.NO_EFFECT, GlobalForms::flushOnStop);

    private GlobalForms() {}

    /** One word, or what it stands for where it is missing. */
    static Form<String> optional(String syntax, String otherwise) {
        return new SimpleForm<>(
                syntax,
                0,
                Remark.NAME,
                arguments -> arguments.hasNext() ? arguments.next().text() : otherwise);
    }

    /** Exactly one word: with another one the keyword has no effect. */
    static Form<String> single(String syntax) {
        return new SimpleForm<>(syntax, 1, Remark.NO_EFFECT, arguments -> {
            String word = arguments.next().text();
            return tooMany(arguments) ? null : word;
        });
    }

    /** The name of a table of nftables, or its default. */
    static Form<String> table(String otherwise) {
        return new SimpleForm<>(
                "[TABLE]",
                0,
                Remark.NAME,
                arguments -> arguments.hasNext() ? limited(arguments, TABLE_NAME_CHARACTERS) : otherwise);
    }

    /** Reports a further word. */
    static boolean tooMany(Arguments arguments) {
        if (!arguments.hasNext()) {
            return false;
        }
        Word word = arguments.next();
        arguments.report(
                DiagnosticCode.INVALID_OPTION,
                word,
                arguments.keyword() + " is ignored: it does not take " + word + " as a further word",
                Advice.help("put a value that contains blanks between double quotes"));
        return true;
    }

    private static String sender(Arguments arguments) {
        String address = arguments.next().text();
        if (arguments.hasNext()) {
            Word word = arguments.next();
            arguments.report(
                    DiagnosticCode.INVALID_OPTION,
                    word,
                    word + " is not part of the sender's address, which is " + address,
                    Advice.help("put a name with its address between double quotes"));
        }
        return address;
    }

    private static String processName(Arguments arguments) {
        Word word = arguments.next();
        String name = word.text();
        if (name.length() <= PROCESS_NAME_CHARACTERS) {
            return name;
        }
        String cut = name.substring(0, PROCESS_NAME_CHARACTERS);
        arguments.report(
                DiagnosticCode.NAME_TRUNCATED,
                word,
                "a process name has at most " + PROCESS_NAME_CHARACTERS + " characters; " + cut + " is used");
        return cut;
    }

    private static DynamicInterfaces dynamicInterfaces(Arguments arguments) {
        Word word = arguments.peek();
        if (word == null) {
            return DynamicInterfaces.ON;
        }
        if (word.text().equals("allow_if_changes")) {
            return DynamicInterfaces.WITH_CHANGES;
        }
        arguments.report(
                DiagnosticCode.INVALID_OPTION,
                word,
                word + " is not an option of dynamic_interfaces, which is turned on without it",
                Advice.help("the only option is allow_if_changes"));
        return DynamicInterfaces.ON;
    }

    private static boolean flagSetByOff(Arguments arguments) {
        Word word = arguments.peek();
        if (word == null || !OFF.contains(word.text())) {
            return true;
        }
        arguments.report(
                DiagnosticCode.FLAG_CANNOT_BE_OFF,
                word,
                arguments.keyword() + " is turned off here, as written",
                Advice.keepalived("turns it on whatever the argument is"));
        return false;
    }

    private static @Nullable InetAddress group6(Arguments arguments) {
        Word word = arguments.peek();
        InetAddress group = AddressForm.MULTICAST_V6.read(arguments);
        if (group != null && word != null && !group.isMCLinkLocal()) {
            arguments.report(
                    DiagnosticCode.INVALID_ADDRESS,
                    word,
                    word + " is not a link-local multicast address, and is used nevertheless",
                    Advice.help("addresses of VRRP groups begin with ff02:"));
        }
        return group;
    }

    private static @Nullable Iptables iptables(Arguments arguments) {
        if (!arguments.hasNext()) {
            return new Iptables("INPUT", "OUTPUT");
        }
        String input = limited(arguments, CHAIN_NAME_CHARACTERS);
        String output = arguments.hasNext() ? limited(arguments, CHAIN_NAME_CHARACTERS) : null;
        return input == null ? null : new Iptables(input, output);
    }

    private static @Nullable Ipsets ipsets(Arguments arguments) {
        List<String> names = new ArrayList<>();
        Set<String> different = new HashSet<>();
        while (arguments.hasNext() && names.size() < MOST_SETS) {
            Word word = arguments.statement().words().get(names.size() + 1);
            String name = limited(arguments, SET_NAME_CHARACTERS);
            if (name == null) {
                return null;
            }
            names.add(name);
            if (!different.add(name)) {
                arguments.report(
                        DiagnosticCode.INVALID_OPTION,
                        word,
                        "the ipset " + name + " cannot serve two purposes; no ipsets are used");
                return new Ipsets(List.of());
            }
        }
        return new Ipsets(names);
    }

    private static @Nullable String limited(Arguments arguments, int most) {
        Word word = arguments.next();
        if (word.text().length() <= most) {
            return word.text();
        }
        arguments.report(
                DiagnosticCode.INVALID_OPTION,
                word,
                arguments.keyword() + " is ignored: its name is longer than " + most + " characters");
        return null;
    }

    private static @Nullable Long realTimePriority(Arguments arguments) {
        Word word = arguments.next();
        Long written = NumberForm.lenient(Integer.MIN_VALUE, NumberForm.INT).read(word, arguments);
        if (written == null) {
            return null;
        }
        long priority = Math.max(1, Math.min(MOST_REAL_TIME, written));
        if (priority != written) {
            arguments.report(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    word,
                    arguments.keyword() + " is between 1 and " + MOST_REAL_TIME + "; " + priority + " is used");
        }
        return priority;
    }

    private static @Nullable Long autoPriority(Arguments arguments) {
        return arguments.hasNext()
                ? NumberForm.lenient(-1, MOST_REAL_TIME).read(arguments.next(), arguments)
                : Long.valueOf(MOST_REAL_TIME);
    }

    /** One number that is none spoils all of them. */
    private static @Nullable List<Integer> processors(Arguments arguments) {
        List<Integer> processors = new ArrayList<>();
        while (arguments.hasNext()) {
            Long processor = NumberForm.strict(0, MOST_PROCESSOR).read(arguments.next(), arguments);
            if (processor == null) {
                return null;
            }
            processors.add(processor.intValue());
        }
        return processors;
    }

    private static @Nullable FlushOnStop flushOnStop(Arguments arguments) {
        Word word = arguments.peek();
        if (word == null) {
            return FlushOnStop.ALL;
        }
        if (word.text().equals("VS")) {
            return FlushOnStop.VIRTUAL_SERVERS;
        }
        arguments.report(
                DiagnosticCode.INVALID_OPTION,
                word,
                word + " is not an option of lvs_flush_on_stop, which is ignored",
                Advice.help("the only option is VS, in capital letters"));
        return null;
    }
}
