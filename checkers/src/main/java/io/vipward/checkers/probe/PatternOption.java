package io.vipward.checkers.probe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words of {@code regex_options}, with PCRE2's numbers (pcre2.h, PCRE2_CASELESS and so on). */
enum PatternOption {
    ALLOW_EMPTY_CLASS(0x1),
    ALT_BSUX(0x2),
    AUTO_CALLOUT(0x4),
    CASELESS(0x8),
    DOLLAR_ENDONLY(0x10),
    DOTALL(0x20),
    DUPNAMES(0x40),
    EXTENDED(0x80),
    FIRSTLINE(0x100),
    MATCH_UNSET_BACKREF(0x200),
    MULTILINE(0x400),
    NEVER_UCP(0x800),
    NEVER_UTF(0x1000),
    NO_AUTO_CAPTURE(0x2000),
    NO_AUTO_POSSESS(0x4000),
    NO_DOTSTAR_ANCHOR(0x8000),
    NO_START_OPTIMIZE(0x10000),
    UCP(0x20000),
    UNGREEDY(0x40000),
    UTF(0x80000),
    NEVER_BACKSLASH_C(0x100000),
    ALT_CIRCUMFLEX(0x200000),
    ALT_VERBNAMES(0x400000),
    USE_OFFSET_LIMIT(0x800000);

    private final int bit;

    PatternOption(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }

    static Optional<PatternOption> byWord(String word) {
        for (PatternOption option : values()) {
            if (option.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    static int bits(List<String> words) {
        int bits = 0;
        for (String word : words) {
            bits |= byWord(word).map(PatternOption::bit).orElse(0);
        }
        return bits;
    }
}
