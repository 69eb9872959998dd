package io.vipward.vrrp.bfd.kernel;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ports that sessions with a source address send from: those of the kernel's local range that RFC 5881 (section 4) allows,
 * and if that leaves too few, all that the RFC allows. Immutable.
 *
 * @param first 1 or more
 * @param last included
 */
record SourcePorts(int first, int last) {
    private static final int RFC_FIRST = 49_152;
    private static final int RFC_LAST = 65_535;
    private static final int ENOUGH = 1_024;
    private static final Pattern TWO_NUMBERS = Pattern.compile("\\s*(\\d{1,5})\\s+(\\d{1,5})\\s*");

    private static final SourcePorts RFC = new SourcePorts(RFC_FIRST, RFC_LAST);

    SourcePorts {
        if (first < 1 || last < first || last > RFC_LAST) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "ports %d to %d", first, last));
        }
    }

    /**
     * What the kernel's range leaves.
     *
     * @param localRange content of {@code net.ipv4.ip_local_port_range}; without two numbers all that the RFC allows
     */
    static SourcePorts within(String localRange) {
        Matcher numbers = TWO_NUMBERS.matcher(localRange);
        if (!numbers.matches()) {
            return RFC;
        }
        int first = Math.max(RFC_FIRST, Integer.parseInt(numbers.group(1)));
        int last = Math.min(RFC_LAST, Integer.parseInt(numbers.group(2)));
        return last - first + 1 < ENOUGH ? RFC : new SourcePorts(first, last);
    }

    int any(RandomGenerator random) {
        return first + random.nextInt(last - first + 1);
    }

    /** The port to try when one is taken; behind the last comes the first. */
    int after(int port) {
        return port == last ? first : port + 1;
    }

    int count() {
        return last - first + 1;
    }
}
