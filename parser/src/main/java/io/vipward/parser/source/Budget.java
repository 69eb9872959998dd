package io.vipward.parser.source;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;

/** What is left of the limits that hold for the whole configuration. One thread, one configuration. */
final class Budget {
    private static final String LINES = " lines from sequences and definitions";

    private final Diagnostics diagnostics;
    private int references = Limits.REFERENCES;
    private int lines = Limits.PRODUCED_LINES;
    private int specialLines = Limits.SPECIAL_LINES;
    private int files = Limits.FILES;
    private int characters = Limits.SOURCE_BYTES;
    private boolean exhausted;

    Budget(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether a limit was exceeded; the rest of the configuration is not read then. */
    boolean isExhausted() {
        return exhausted;
    }

    boolean takeReference(Origin at) {
        return references-- > 0 || exhaust(at, Limits.REFERENCES + " uses of definitions");
    }

    boolean takeLine(Origin at) {
        return lines-- > 0 || exhaust(at, Limits.PRODUCED_LINES + LINES);
    }

    /** Takes a line of a file that is more than plain text. */
    boolean takeSpecialLine(Origin at) {
        return specialLines-- > 0
                || exhaust(
                        at,
                        Limits.SPECIAL_LINES + " lines with definitions, conditions, sequences, includes or faults");
    }

    /** Whether so many lines are left, before the first of them is produced. */
    boolean allowsLines(Origin at, long count) {
        return count <= lines || exhaust(at, Limits.PRODUCED_LINES + LINES);
    }

    boolean takeFile(Origin at, int length) {
        if (files-- <= 0) {
            return exhaust(at, Limits.FILES + " files");
        }
        characters -= length;
        return characters >= 0 || exhaust(at, Limits.SOURCE_BYTES + " characters in all files");
    }

    /** Checks the text that came out so far. */
    boolean allows(Origin at, SourceText.Builder text) {
        return (text.length() <= Limits.SOURCE_BYTES || exhaust(at, Limits.SOURCE_BYTES + " characters of text"))
                && (text.pieces() <= Limits.PIECES
                        || exhaust(at, Limits.PIECES + " pieces of definitions and includes"));
    }

    private boolean exhaust(Origin at, String limit) {
        if (!exhausted) {
            exhausted = true;
            String message = "from here on nothing is read: the configuration has more than " + limit;
            diagnostics.report(DiagnosticCode.TOO_LARGE_IN_FULL, at.span(), message);
        }
        return false;
    }
}
