package io.vipward.vrrp.interoperation;

import java.util.List;
import java.util.regex.Pattern;

/** What routers say when they do not like a packet, or their own work fails. */
final class Complaints {
    private static final Pattern WORDS = Pattern.compile(
            "(?i)invalid|mismatch|wrong|expect|not present|too short|too long|truncated|error|can.?t|cannot|unable"
                    + "|drop|ignoring|not a unicast peer|out of range|failed:|warning");

    private Complaints() {}

    static List<String> in(Voice log) {
        return log.all().stream().filter(line -> WORDS.matcher(line).find()).toList();
    }
}
