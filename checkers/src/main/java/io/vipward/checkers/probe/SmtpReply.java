package io.vipward.checkers.probe;

import java.nio.ByteBuffer;

/**
 * A reply of a mail server as far as it has come (RFC 5321, section 4.2): three digits, a blank or a hyphen, text; the line
 * without a hyphen is the last. What follows it is dropped. A lone line feed ends a line, too.
 */
public final class SmtpReply {
    /** How much a server may say in one reply. */
    private static final int LIMIT_BYTES = 64 * 1024;

    private static final int DIGITS = 3;

    private final byte[] start = new byte[DIGITS + 1];
    private int column;
    private int total;
    private int code;

    /** How far a reply is. */
    public enum Progress {
        INCOMPLETE,
        COMPLETE,
        /** It does not begin with three digits and a blank, or does not end. */
        MALFORMED
    }

    /** Forgets what has come: another reply follows. */
    public void restart() {
        column = 0;
        total = 0;
    }

    /** The number of a complete reply. */
    public int code() {
        return code;
    }

    /** Takes the bytes that have come, all of them. */
    public Progress take(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (++total > LIMIT_BYTES) {
                return Progress.MALFORMED;
            }
            if (next == '\n') {
                Progress line = endOfLine();
                if (line != Progress.INCOMPLETE) {
                    bytes.position(bytes.limit());
                    return line;
                }
                column = 0;
            } else if (column < start.length) {
                start[column++] = next;
            }
        }
        return Progress.INCOMPLETE;
    }

    private Progress endOfLine() {
        int number = 0;
        for (int i = 0; i < DIGITS; i++) {
            if (i >= column || start[i] < '0' || start[i] > '9') {
                return Progress.MALFORMED;
            }
            number = number * 10 + start[i] - '0';
        }
        boolean more = column > DIGITS && start[DIGITS] == '-';
        boolean last = column == DIGITS || start[DIGITS] == ' ';
        code = number;
        if (more) {
            return Progress.INCOMPLETE;
        }
        return last ? Progress.COMPLETE : Progress.MALFORMED;
    }
}
