package io.vipward.parser.source;

/**
 * How much one configuration may be. Each is far above real configurations, and low enough that a hostile one ends
 * within a second. What fills the memory is limited by the memory there is, so that a file can never be the reason for
 * the virtual machine to run out of it.
 */
public final class Limits {
    private static final long MEMORY_BYTES = Runtime.getRuntime().maxMemory();

    /** Bytes of one file, and characters of the whole text; fifty thousand real servers take eight million. */
    static final int SOURCE_BYTES = (int) Math.min(32 << 20, MEMORY_BYTES / 12);
    /** Statements, each with its block; fifty thousand real servers take three hundred thousand. */
    public static final int STATEMENTS = (int) Math.min(4_000_000, MEMORY_BYTES / 640);
    /** Braces and quotes that are wrong. */
    public static final int STRUCTURAL_FAULTS = 20_000;
    /** Lines of files that are more than plain text: they have definitions, conditions, sequences, includes, faults. */
    static final int SPECIAL_LINES = 200_000;
    /** Pieces of files that the whole text is put together from. */
    static final int PIECES = (int) Math.min(4_000_000, MEMORY_BYTES / 320);
    /** keepalived's buffer of 1024 bytes, less its terminator. */
    static final int LINE_BYTES = 1023;
    /** Characters of a line after its definitions were replaced. */
    static final int EXPANDED_LINE = 64 << 10;
    /** References that are replaced for one line. */
    static final int LINE_REFERENCES = 10_000;
    /** References that are replaced in the whole configuration. */
    static final int REFERENCES = 200_000;
    /** Definitions inside definitions, and lines that come out of lines. */
    static final int NESTING = 64;
    /** Lines that sequences and definitions of several lines produce. */
    static final int PRODUCED_LINES = 200_000;
    /** Files that are read, and files that a single pattern may match. */
    static final int FILES = 4_096;
    /** Files that are open at once. */
    static final int INCLUDE_DEPTH = 64;
    /** Alternatives that the braces of one pattern stand for. */
    static final int ALTERNATIVES = 1_024;

    private Limits() {}
}
