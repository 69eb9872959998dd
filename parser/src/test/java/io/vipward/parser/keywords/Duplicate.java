package io.vipward.parser.keywords;

/** What keepalived 2.4.3 does about a keyword that stands twice in its block. */
enum Duplicate {
    /** The last one counts, without a word. */
    LAST(Outcome.FINE, false),
    /** The last one counts, with a message. */
    REPORTED(Outcome.REPORTED, false),
    /** The first one counts, with a message. */
    FIRST(Outcome.REPORTED, true),
    /** The first one counts, with a message that does not count. */
    SAID(Outcome.SAID, true),
    /** Both count. */
    ALL(Outcome.FINE, false);

    private final Outcome outcome;
    private final boolean firstCounts;

    Duplicate(Outcome outcome, boolean firstCounts) {
        this.outcome = outcome;
        this.firstCounts = firstCounts;
    }

    /** What is said about the second one. */
    Outcome outcome() {
        return outcome;
    }

    boolean firstCounts() {
        return firstCounts;
    }
}
