package io.vipward.parser.source;

/**
 * How much one configuration may be. Each is far above real configurations, and low enough that a hostile one ends
 * within a second or two.
 */
final class Limits {
    /** Bytes of one file, and characters of the whole text; fifty thousand real servers take eight million. */
    static final int SOURCE_BYTES = 32 << 20;
    /** keepalived's buffer of 1024 bytes, less its terminator. */
    static final int LINE_BYTES = 1023;
    /** Characters of a line after its definitions were replaced. */
    static final int EXPANDED_LINE = 64 << 10;
    /** References that are replaced for one line. */
    static final int LINE_REFERENCES = 10_000;
    /** References that are replaced in the whole configuration. */
    static final int REFERENCES = 4_000_000;
    /** Definitions inside definitions, and lines that come out of lines. */
    static final int NESTING = 64;
    /** Lines that sequences and definitions of several lines produce. */
    static final int PRODUCED_LINES = 500_000;
    /** Files that are read, and files that a single pattern may match. */
    static final int FILES = 4_096;
    /** Files that are open at once. */
    static final int INCLUDE_DEPTH = 64;
    /** Alternatives that the braces of one pattern stand for. */
    static final int ALTERNATIVES = 1_024;

    private Limits() {}
}
