package io.vipward.parser.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of routing that also have names: those that iproute2 brings.
 *
 * <p>Names that somebody added on one machine are not known here; their numbers always work.
 */
enum RouteName {
    TABLE("routing table", 0xffff_ffffL, "unspec 0 default 253 main 254 local 255"),
    PROTOCOL(
            "protocol",
            255,
            "unspec 0 redirect 1 kernel 2 boot 3 static 4 gated 8 ra 9 mrt 10 zebra 11 bird 12 dnrouted 13 xorp 14"
                    + " ntk 15 dhcp 16 keepalived 18 babel 42 openr 99 bgp 186 isis 187 ospf 188 rip 189 eigrp 192"),
    SCOPE("scope", 255, "global 0 site 200 link 253 host 254 nowhere 255"),
    REALM("realm", 255, "cosmos 0"),
    TOS(
            "TOS",
            255,
            "default 0 AF11 40 AF12 48 AF13 56 AF21 72 AF22 80 AF23 88 AF31 104 AF32 112 AF33 120 AF41 136 AF42 144"
                    + " AF43 152 CS1 32 CS2 64 CS3 96 CS4 128 CS5 160 CS6 192 CS7 224 EF 184"),
    INTERFACE_GROUP("interface group", 0xffff_ffffL, "default 0"),
    TRANSPORT(
            "protocol",
            255,
            "icmp 1 igmp 2 ipencap 4 tcp 6 egp 8 udp 17 dccp 33 ipv6 41 rsvp 46 gre 47 esp 50 ah 51 ipv6-icmp 58 ospf 89"
                    + " pim 103 vrrp 112 l2tp 115 sctp 132 udplite 136");

    private final String noun;
    private final long most;
    private final String names;

    RouteName(String noun, long most, String names) {
        this.noun = noun;
        this.most = most;
        this.names = names;
    }

    /** What messages call such a number. */
    String noun() {
        return noun;
    }

    /** The number of a name, or a number in decimal, in hex after 0x or in octal after 0; null for anything else. */
    @Nullable
    Long find(String word) {
        Long known = table().get(this == TRANSPORT ? word.toLowerCase(Locale.ROOT) : word);
        Long number = known == null ? number(word) : known;
        return number == null || Long.compareUnsigned(number, most) > 0 ? null : number;
    }

    private Map<String, Long> table() {
        List<String> words = List.of(names.split(" ", -1));
        Map<String, Long> table = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            table.put(words.get(i), Long.parseLong(words.get(i + 1)));
        }
        return table;
    }

    /** A number of 64 bits without sign, in any base that strtoul knows; null for another word. */
    static @Nullable Long number(String word) {
        if (word.startsWith("0x") || word.startsWith("0X")) {
            return digits(word.substring(2), 16);
        }
        return word.length() > 1 && word.startsWith("0") ? digits(word, 8) : digits(word, 10);
    }

    /** The same, decimal whatever it begins with. */
    static @Nullable Long decimal(String word) {
        return digits(word, 10);
    }

    private static @Nullable Long digits(String digits, int radix) {
        boolean valid = !digits.isEmpty() && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
        try {
            return valid ? Long.valueOf(Long.parseUnsignedLong(digits, radix)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
