package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The two forms of persistence keywords. */
public final class PersistenceForms {
    public static final long DEFAULT_SECONDS = 360;
    private static final NumberForm SECONDS = NumberForm.strict(1, 2_678_400);
    private static final NumberForm BITS = NumberForm.strict(0, NumberForm.UNSIGNED_INT);
    private static final int V4_BITS = 32;
    private static final int LONGEST_ENGINE = 15;

    /** {@code [SECONDS]}. */
    static final Form<Long> TIMEOUT = new SimpleForm<>("[1..2678400]", 0, Remark.IGNORED, PersistenceForms::timeout);

    /** {@code NETMASK | 1..128}, as a prefix length. */
    static final Form<Granularity> GRANULARITY =
            new SimpleForm<>("NETMASK|1..128", 1, Remark.IGNORED, PersistenceForms::granularity);

    /** The kernel's name of an engine. */
    static final Form<String> ENGINE = new SimpleForm<>("NAME", 1, Remark.IGNORED, PersistenceForms::engine);

    private PersistenceForms() {}

    /**
     * Which clients are one.
     *
     * @param bits of the prefix, any number: the family decides how many there can be
     * @param mask whether it was written as a mask, which only IPv4 has
     */
    public record Granularity(long bits, boolean mask) {}

    private static String engine(Arguments arguments) {
        Word word = arguments.next();
        if (word.text().length() <= LONGEST_ENGINE) {
            return word.text();
        }
        String cut = word.text().substring(0, LONGEST_ENGINE);
        boolean noticed = word.text().length() > LONGEST_ENGINE + 1;
        arguments.report(
                DiagnosticCode.INVALID_NAME,
                noticed ? Verdict.REPORTED : Verdict.ACCEPTED,
                word,
                word + " is longer than the " + LONGEST_ENGINE + " characters of a persistence engine; " + cut
                        + " is used",
                Advice.NONE);
        return cut;
    }

    private static @Nullable Long timeout(Arguments arguments) {
        if (!arguments.hasNext()) {
            return DEFAULT_SECONDS;
        }
        return SECONDS.read(arguments);
    }

    private static @Nullable Granularity granularity(Arguments arguments) {
        Word word = arguments.next();
        if (word.text().indexOf('.') < 0) {
            Long bits = BITS.read(word, arguments);
            return bits == null ? null : new Granularity(bits, false);
        }
        InetAddress mask = IpText.parse(word.text());
        int bits = mask == null || IpText.isV6(mask) ? -1 : prefixLength(mask.getAddress());
        if (bits > 0) {
            return new Granularity(bits, true);
        }
        arguments.report(
                DiagnosticCode.INVALID_ADDRESS,
                mask == null ? Verdict.REPORTED : Verdict.ACCEPTED,
                word,
                word + " is not a netmask of ones followed by zeros; " + arguments.keyword() + " is ignored",
                mask == null ? Advice.NONE : Advice.keepalived("gives it to the kernel as it is"));
        return null;
    }

    private static int prefixLength(byte[] mask) {
        int value = 0;
        for (byte octet : mask) {
            value = value << 8 | (octet & 0xff);
        }
        int ones = Integer.numberOfLeadingZeros(~value);
        boolean contiguous = ones == V4_BITS || value << ones == 0;
        return contiguous ? ones : -1;
    }
}
