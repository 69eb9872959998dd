package io.vipward.daemon.track;

/** The number that a text begins with, read as strtol(3) does with base 0. Pure. */
final class FileNumber {
    /** More of a file is not looked at. */
    static final int MAX_BYTES = 127;

    private static final int DECIMAL = 10;
    private static final int OCTAL = 8;
    private static final int HEXADECIMAL = 16;

    private FileNumber() {}

    /**
     * Blanks, a sign, and digits: decimal, hexadecimal behind {@code 0x}, octal behind {@code 0}. What follows does not count.
     *
     * @return 0 where there is no number; one that is too large is the largest of its sign
     */
    static long of(String text) {
        int at = 0;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (negative || (at < text.length() && text.charAt(at) == '+')) {
            at++;
        }
        int base = DECIMAL;
        if (at < text.length() && text.charAt(at) == '0') {
            boolean hexadecimal = at + 2 < text.length()
                    && Character.toLowerCase(text.charAt(at + 1)) == 'x'
                    && digit(text, at + 2, HEXADECIMAL) >= 0;
            base = hexadecimal ? HEXADECIMAL : OCTAL;
            at += hexadecimal ? 2 : 0;
        }
        return digits(text, at, base, negative);
    }

    /** Summed up below zero, where there is room for one more. */
    private static long digits(String text, int start, int base, boolean negative) {
        long sum = 0;
        for (int at = start; digit(text, at, base) >= 0; at++) {
            int digit = digit(text, at, base);
            if (sum < (Long.MIN_VALUE + digit) / base) {
                return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
            sum = sum * base - digit;
        }
        if (negative) {
            return sum;
        }
        return sum == Long.MIN_VALUE ? Long.MAX_VALUE : -sum;
    }

    private static int digit(String text, int at, int base) {
        // Only those of ASCII, which Character.digit would not insist on.
        return at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), base) : -1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
