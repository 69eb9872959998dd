package io.vipward.parser.diagnostic;

import java.util.Locale;

/** How much a finding matters to the person who wrote the file. */
public enum Severity {
    /** Something that was written does not happen. */
    ERROR,
    /** Something happens that the writer may not have meant. */
    WARNING,
    /** Worth knowing. */
    NOTE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
