package io.vipward.parser.keywords;

/**
 * A value behind a keyword, and what becomes of it.
 *
 * @param text what stands behind the keyword, with {@code ↵} for line feeds
 */
record Example(String text, Outcome outcome) {
    private static final String ARROW = "=> ";

    /** Reads {@code VALUE} or {@code VALUE => OUTCOME}. */
    static Example of(String cell, Outcome usual) {
        int arrow = cell.indexOf(ARROW);
        return arrow < 0
                ? new Example(cell, usual)
                : new Example(
                        cell.substring(0, arrow).strip(), Outcome.valueOf(cell.substring(arrow + ARROW.length())));
    }
}
