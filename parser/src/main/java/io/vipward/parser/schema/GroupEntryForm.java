package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.ServiceAddress.Family;
import io.vipward.parser.model.VirtualServerGroup.Addresses;
import io.vipward.parser.model.VirtualServerGroup.Entry;
import io.vipward.parser.model.VirtualServerGroup.Mark;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of {@code virtual_server_group}: an address, a range, a network or a mark. What is wrong with one costs it. */
enum GroupEntryForm implements Form<Entry> {
    FORM;

    private static final NumberForm MARK = NumberForm.lenient(0, NumberForm.UNSIGNED_INT);
    private static final int V4_BYTES = 4;

    @Override
    public String syntax() {
        return "ADDRESS[-LAST|-ADDRESS|/LENGTH] [PORT] | fwmark N [inet|inet6]";
    }

    @Override
    public int required() {
        return 0;
    }

    @Override
    public Remark remark() {
        return Remark.ENTRY_DROPPED;
    }

    /** Behind the port, or the mark, words are not looked at. */
    @Override
    public Remark remarkBehind(List<Word> words) {
        return words.size() > 1 ? Remark.IGNORED : Remark.ENTRY_DROPPED;
    }

    @Override
    public @Nullable Entry read(Arguments arguments) {
        Word word = arguments.next();
        if (word.text().equals("fwmark")) {
            return mark(word, arguments);
        }
        InetAddress[] range = range(word, arguments);
        Long port = range == null ? null : ServerAddress.port(arguments);
        return range == null || port == null
                ? null
                : new Addresses(range[0], range[1], port.intValue(), word.position());
    }

    private static @Nullable Entry mark(Word keyword, Arguments arguments) {
        if (!arguments.hasNext()) {
            arguments.report(
                    DiagnosticCode.MISSING_MANDATORY_ARGUMENT,
                    keyword,
                    "fwmark needs an argument",
                    Advice.help("fwmark N [inet|inet6]"));
            return null;
        }
        Long mark = MARK.read(arguments);
        Word family = arguments.hasNext() ? arguments.next() : null;
        if (mark == null || family == null) {
            return mark == null ? null : new Mark(mark, null, keyword.position());
        }
        return switch (family.text()) {
            case "inet" -> new Mark(mark, Family.INET, keyword.position());
            case "inet6" -> new Mark(mark, Family.INET6, keyword.position());
            default -> {
                invalid(family, arguments, family + " is neither inet nor inet6");
                yield null;
            }
        };
    }

    /** The first and the last address. */
    private static InetAddress @Nullable [] range(Word word, Arguments arguments) {
        String text = word.text();
        int slash = text.indexOf('/');
        int dash = text.indexOf('-');
        int end = slash >= 0 ? slash : dash >= 0 ? dash : text.length();
        InetAddress first = IpText.parse(text.substring(0, end));
        if (first == null) {
            invalid(word, arguments, word + " is not an IP address");
            return null;
        }
        if (end == text.length()) {
            return new InetAddress[] {first, first};
        }
        String rest = text.substring(end + 1);
        InetAddress last = slash >= 0 ? network(first, rest) : last(first, rest, word, arguments);
        if (last == null) {
            String fault = slash >= 0
                    ? " is not a network: a length within the address, and no bits set behind it"
                    : " is not a range: the end must be a number, or an address, above the beginning";
            invalid(word, arguments, word + fault);
            return null;
        }
        return new InetAddress[] {first, last};
    }

    private static void invalid(Word word, Arguments arguments, String message) {
        arguments.report(DiagnosticCode.INVALID_ENTRY, word, message + "; the entry is skipped");
    }

    /** The last address of a network, null if it is none. */
    private static @Nullable InetAddress network(InetAddress first, String length) {
        byte[] bytes = first.getAddress();
        int bits = number(length, 10, Byte.SIZE * bytes.length);
        if (bits <= 0) {
            return null;
        }
        for (int i = bits; i < Byte.SIZE * bytes.length; i++) {
            int mask = 0x80 >> i % Byte.SIZE;
            if ((bytes[i / Byte.SIZE] & mask) != 0) {
                return null;
            }
            bytes[i / Byte.SIZE] |= (byte) mask;
        }
        return IpText.address(bytes);
    }

    /** An address of its own, or the last part of one: an octet, or 16 bits in hexadecimal. */
    private static @Nullable InetAddress last(InetAddress first, String text, Word word, Arguments arguments) {
        byte[] from = first.getAddress();
        InetAddress whole = IpText.parse(text);
        if (whole != null) {
            byte[] to = whole.getAddress();
            return from.length == to.length && Arrays.compareUnsigned(to, from) >= 0 ? whole : null;
        }
        boolean v4 = from.length == V4_BYTES;
        int radix = v4 ? 10 : 16;
        int digits = 0;
        while (digits < text.length() && Character.digit(text.charAt(digits), radix) >= 0) {
            digits++;
        }
        int value = number(text.substring(0, digits), radix, v4 ? 0xff : 0xffff);
        byte[] to = from.clone();
        to[to.length - 1] = (byte) value;
        if (!v4) {
            to[to.length - 2] = (byte) (value >> Byte.SIZE);
        }
        if (value < 0 || text.indexOf(':') >= 0 || Arrays.compareUnsigned(to, from) <= 0) {
            return null;
        }
        if (digits < text.length()) {
            arguments.report(
                    DiagnosticCode.TRAILING_TEXT,
                    word,
                    "the end of the range " + word + " is not only a number; " + text.substring(0, digits)
                            + " is used");
        }
        return IpText.address(to);
    }

    /** Minus one for what is no number, or above the most. */
    private static int number(String text, int radix, int most) {
        if (text.isEmpty()
                || text.length() > 5
                || !text.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0)) {
            return -1;
        }
        int value = Integer.parseInt(text, radix);
        return value > most ? -1 : value;
    }
}
