package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Verdict;

/** What keepalived makes of words from // on, which its writers mean as a remark (keepalived 2.4.3, measured). */
public enum Remark {
    IGNORED("ignores it here", Verdict.ACCEPTED),
    UNKNOWN_KEYWORD("takes // for an unknown keyword", Verdict.REPORTED),
    INVALID_ENTRY("takes // for an entry and reports that it is invalid", Verdict.REPORTED),
    BLOCK_SKIPPED("takes it for a second name and skips the whole block", Verdict.REPORTED),
    ENTRY_DROPPED("drops this entry", Verdict.REPORTED),
    UNKNOWN_OPTIONS("reports its words as unknown options", Verdict.REPORTED),
    NO_EFFECT("takes it for an invalid argument, and the keyword has no effect", Verdict.REPORTED),
    USER("takes it for the name of a user that does not exist, and drops the script at run time", Verdict.ACCEPTED),
    GROUP("takes it for the name of a group that does not exist, and drops what needs it", Verdict.REPORTED),
    PORT("takes it for the port, and reports an invalid server", Verdict.REPORTED),
    ONE_MORE_ENTRY("takes each of its words for one more entry", Verdict.ACCEPTED),
    UNKNOWN_MEMBER("takes each of its words for an instance that does not exist", Verdict.REPORTED_AT_END),
    PARAMETERS("takes its words for parameters of the process", Verdict.ACCEPTED),
    EXTRA_WORD("reports it and keeps the value", Verdict.REPORTED),
    NAME("takes it for the name", Verdict.ACCEPTED);

    private final String keepalived;
    private final Verdict verdict;

    Remark(String keepalived, Verdict verdict) {
        this.keepalived = keepalived;
        this.verdict = verdict;
    }

    /** Ends a sentence that begins with keepalived. */
    public String keepalived() {
        return keepalived;
    }

    public Verdict verdict() {
        return verdict;
    }
}
