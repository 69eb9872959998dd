package io.vipward.parser.model;

import java.util.List;

/**
 * {@code auth_hmac}: adverts end in a keyed digest.
 *
 * @param keys by {@code key}, unique by number
 * @param activeKey the one that adverts are signed with
 * @param windowSeconds how old an advert may be, 1..300
 */
public record AuthHmac(List<Key> keys, int activeKey, int windowSeconds, AntiReplay antiReplay, Mode mode) {
    public AuthHmac {
        keys = List.copyOf(keys);
    }

    /** What protects against repetition. */
    public enum AntiReplay {
        TIME,
        MONOTONIC
    }

    /** What happens to adverts without a digest. */
    public enum Mode {
        ENFORCE("enforce"),
        PERMISSIVE("permissive"),
        RECEIVE_ONLY("receive-only");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        /** As the configuration writes it. */
        public String word() {
            return word;
        }
    }

    /**
     * One key.
     *
     * @param number 1..255
     * @param text as written: the characters, {@code hex:DIGITS} or {@code file:PATH}
     */
    public record Key(int number, @Secret String text) {
        /** Without the key itself. */
        @Override
        public String toString() {
            return "Key[" + number + "]";
        }
    }
}
