package io.vipward.parser.model;

/**
 * {@code DNS_CHECK}: a query over UDP that is answered without an error.
 *
 * @param type SOA by default
 * @param name with or without the dot at its end; the root, {@code .}, by default
 */
public record DnsCheck(Origins origins, ConnectionTarget target, CheckSchedule schedule, Type type, String name)
        implements Checker {
    /** Types of records that can be asked for, with the number of RFC 1035 and its followers. */
    public enum Type {
        A(1),
        NS(2),
        CNAME(5),
        SOA(6),
        MX(15),
        TXT(16),
        AAAA(28),
        RRSIG(46),
        DNSKEY(48);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    @Override
    public String keyword() {
        return "DNS_CHECK";
    }
}
