package io.vipward.parser.diagnostic;

import static io.vipward.parser.diagnostic.Severity.ERROR;
import static io.vipward.parser.diagnostic.Severity.NOTE;
import static io.vipward.parser.diagnostic.Severity.WARNING;
import static io.vipward.parser.diagnostic.Verdict.ACCEPTED;
import static io.vipward.parser.diagnostic.Verdict.FATAL_ARGUMENT;
import static io.vipward.parser.diagnostic.Verdict.FATAL_AT_END;
import static io.vipward.parser.diagnostic.Verdict.FATAL_AT_START;
import static io.vipward.parser.diagnostic.Verdict.FILE;
import static io.vipward.parser.diagnostic.Verdict.REPORTED;
import static io.vipward.parser.diagnostic.Verdict.REPORTED_AT_END;
import static io.vipward.parser.diagnostic.Verdict.SAID;
import static io.vipward.parser.diagnostic.Verdict.SECURITY;

import java.util.Locale;

/** Every kind of finding, by a code that never changes once it is published. */
public enum DiagnosticCode {
    FILE_MISSING(ERROR, FILE, "The configuration file does not exist."),
    FILE_NOT_REGULAR(ERROR, FILE, "The configuration is a directory, a device or another thing that is no file."),
    FILE_EXECUTABLE(ERROR, FILE, "The configuration file has an execute bit; keepalived refuses such files too."),
    FILE_UNREADABLE(ERROR, FILE, "The configuration file could not be read."),
    FILE_TOO_LARGE(ERROR, FATAL_AT_START, "The configuration file is larger than any real one."),
    BYTE_ORDER_MARK(WARNING, REPORTED, "The file begins with a byte order mark, which is skipped."),
    LINE_TOO_LONG(ERROR, REPORTED, "The line has more than 1023 bytes and is ignored."),
    EMBEDDED_NUL(ERROR, REPORTED, "The line contains NUL bytes and is ignored."),
    CARRIAGE_RETURN_ONLY(WARNING, ACCEPTED, "The file has carriage returns but no line feed: it is one line."),
    SEVERAL_FILES(WARNING, REPORTED, "The name of the configuration is a pattern that stands for several files."),
    INCLUDE_MISSING(WARNING, SAID, "An include names a file that does not exist, or a pattern without match."),
    INCLUDE_SKIPPED(ERROR, ACCEPTED, "An include names something that is not a regular readable file."),
    INCLUDE_LOOP(ERROR, ACCEPTED, "A file includes itself, or includes are nested too deep; the include is skipped."),
    INVALID_INCLUDE_CHECK(WARNING, REPORTED, "A word of include_check that is unknown or one too many."),
    UNDEFINED_NAME(ERROR, REPORTED, "A name in braces is not defined, or not usable in this place."),
    DEFINITION_LOOP(ERROR, REPORTED, "A definition stands for itself, or for far too much text."),
    EXPANDED_LINE_TOO_LONG(WARNING, ACCEPTED, "A line is longer than 1023 bytes with its definitions replaced."),
    INVALID_RANDOM_RANGE(WARNING, REPORTED, "The least random number is above the most."),
    INVALID_SEQUENCE(ERROR, REPORTED, "A ~SEQ or ~LST whose parameters make no sense; its line is ignored."),
    TOO_LARGE_IN_FULL(ERROR, FATAL_AT_START, "Includes, definitions and sequences produce more than is read."),

    UNMATCHED_QUOTE(ERROR, REPORTED, "A double quote is not closed on its line; the rest of the line is ignored."),
    UNEXPECTED_BRACE(WARNING, REPORTED, "An opening brace without a keyword before it."),
    UNEXPECTED_BLOCK(WARNING, REPORTED, "A keyword that takes no block has one; the block is skipped."),
    MISSING_OPENING_BRACE(WARNING, REPORTED, "A block keyword without its opening brace."),
    MISSING_CLOSING_BRACE(WARNING, REPORTED, "A block that is not closed."),
    EXTRA_CLOSING_BRACE(WARNING, REPORTED, "A closing brace that closes nothing."),
    NESTED_TOO_DEEP(ERROR, REPORTED, "Blocks are nested deeper than any block of the language can be."),
    SLASH_REMARK(WARNING, ACCEPTED, "Words from // on are taken for a remark; keepalived has no such remarks."),

    UNKNOWN_KEYWORD(ERROR, REPORTED, "The keyword does not exist in this block; its line is ignored."),
    UNKNOWN_BLOCK(ERROR, REPORTED, "The block does not exist here; it is skipped whole."),
    NOT_SUPPORTED(WARNING, ACCEPTED, "A keyword of keepalived that this version does not support."),
    REFUSED(ERROR, REPORTED, "Something of keepalived that this version does not support and cannot safely ignore."),
    LEFT_OUT(ERROR, REPORTED, "An object is left out, because running it without a part of it would be wrong."),
    DEPRECATED(WARNING, REPORTED, "A keyword that has a newer name."),
    MISSING_ARGUMENT(ERROR, REPORTED, "A keyword without its argument has no effect."),
    MISSING_MANDATORY_ARGUMENT(ERROR, FATAL_ARGUMENT, "A keyword without an argument that it cannot do without."),
    MISSING_NAME(ERROR, REPORTED, "The block must have exactly one word as its name; it is skipped."),
    DUPLICATE(WARNING, REPORTED, "Something that may stand once stands twice."),

    INVALID_NUMBER(ERROR, REPORTED, "Not a number."),
    NUMBER_OUT_OF_RANGE(ERROR, REPORTED, "A number outside what the keyword accepts."),
    TRAILING_TEXT(WARNING, REPORTED, "A number with other characters after it."),
    TIME_SUFFIX(WARNING, REPORTED, "A time with a unit; keepalived takes the digits for its smallest unit."),
    TOO_MANY_DECIMALS(WARNING, REPORTED, "A time with more decimal places than are used."),
    INVALID_BOOLEAN(ERROR, REPORTED, "Neither true, on, yes nor false, off, no."),
    INVALID_CHOICE(ERROR, REPORTED, "Not one of the words that the keyword knows."),
    INVALID_ADDRESS(ERROR, REPORTED, "Not an IP address, or not of the family that is needed."),
    INVALID_PREFIX(WARNING, REPORTED, "Not a prefix length; the address alone is used."),
    INVALID_INTERFACE(ERROR, REPORTED, "Not an interface name: at most 15 characters, and not the loopback."),
    INVALID_OPTION(WARNING, REPORTED, "An option word that is not known here."),
    INVALID_ENTRY(ERROR, REPORTED, "An entry that cannot be understood is dropped."),
    INVALID_COMMAND(ERROR, REPORTED, "A command whose quotes do not match, or without a program."),
    WORDS_NOT_QUOTED(WARNING, ACCEPTED, "Arguments of a command that stand outside its quotes are not passed."),
    NAME_TRUNCATED(WARNING, REPORTED, "A name is longer than it can be; the rest is cut off."),
    FLAG_CANNOT_BE_OFF(WARNING, ACCEPTED, "keepalived sets this flag even when it is told not to."),

    NO_VRID(ERROR, FATAL_AT_END, "An instance without virtual_router_id cannot run."),
    NO_INTERFACE(ERROR, FATAL_AT_END, "An instance without interface cannot run."),
    VRID_CLASH(ERROR, FATAL_AT_END, "Two instances use one virtual router id on one interface."),
    NO_VIRTUAL_ADDRESS(WARNING, REPORTED_AT_END, "An instance without a virtual address."),
    VIRTUAL_ADDRESS_NEEDED(ERROR, FATAL_AT_END, "Strict mode and VRRPv3 need a virtual address."),
    FIRST_NOT_LINK_LOCAL(WARNING, REPORTED_AT_END, "The first address of an IPv6 instance is not link-local."),
    UNICAST_IN_STRICT_MODE(ERROR, FATAL_AT_END, "Strict mode has no unicast peers."),
    SINGLE_MEMBER(WARNING, REPORTED_AT_END, "A sync group with one member synchronises nothing."),
    UNKNOWN_MEMBER(ERROR, REPORTED_AT_END, "A member of a sync group that does not exist, or is in another group."),
    SETTING_CLEARED(WARNING, REPORTED_AT_END, "Two settings contradict each other, and one of them is changed."),
    STRICT_MODE_PARTIAL(WARNING, ACCEPTED, "Strict mode is followed except for the packet filter."),
    PASSWORD_TRUNCATED(WARNING, REPORTED, "A VRRP password has eight bytes; the rest is cut off."),
    AUTHENTICATION_INCOMPLETE(WARNING, ACCEPTED, "Authentication needs both auth_type and auth_pass."),
    UNKNOWN_TRACKER(ERROR, REPORTED, "What is tracked is not defined before the place that tracks it."),
    OWN_INTERFACE_TRACKED(WARNING, REPORTED_AT_END, "An instance tracks its own interface anyway."),
    UNUSED_SCRIPT(NOTE, ACCEPTED, "No instance tracks this script, so it never runs."),
    NO_SCRIPT(ERROR, REPORTED, "A vrrp_script without a script."),
    INCOMPLETE_TRACKER(ERROR, REPORTED, "A track_file, vrrp_track_process or bfd_instance without what it is about."),
    INCOMPLETE_GROUP(ERROR, REPORTED, "A group without what it is about."),
    INVALID_NAME(ERROR, REPORTED, "A name that is too long, or cannot be one."),
    UNICAST_WITHOUT_PEERS(WARNING, REPORTED_AT_END, "Unicast without unicast peers: multicast is used."),

    DEFAULT_USED(WARNING, REPORTED_AT_END, "A setting that should be written is missing; a default is used."),
    EMPTY_GROUP(ERROR, REPORTED, "A group without entries, or a sync group without members, is removed."),
    UNKNOWN_GROUP(WARNING, ACCEPTED, "A virtual server of a group that nobody defines has nothing to do."),
    NO_REAL_SERVER(WARNING, REPORTED, "A virtual server without real servers is ignored."),
    PORT_MISMATCH(WARNING, REPORTED_AT_END, "Only NAT can change the port; the virtual server's port is used."),
    PORT_ZERO(WARNING, REPORTED_AT_END, "Port 0 stands for all ports and needs persistence, which is turned on."),
    FAMILY_MISMATCH(ERROR, REPORTED, "Addresses of two families where only a tunnel could join them."),
    QUORUM_ADJUSTED(WARNING, REPORTED_AT_END, "The quorum cannot be reached as written and is adjusted."),
    NO_URL(ERROR, REPORTED, "A url without a path, or a checker without a url, is dropped."),

    SCRIPT_SECURITY_NOT_ENABLED(WARNING, SECURITY, "Scripts run, but enable_script_security is not set."),
    MAIL_NOT_SENT(NOTE, ACCEPTED, "Mail alerts are asked for, but not where to send them."),
    TRACK_FILE_MISSING(ERROR, REPORTED, "A tracked file whose folder does not exist cannot be watched."),
    INTERFACE_MISSING(ERROR, FATAL_AT_START, "The machine has no interface of this name."),
    SCRIPT_USER_MISSING(ERROR, REPORTED, "The machine has no such user or group for scripts, or no default one."),
    SCRIPT_REFUSED(ERROR, REPORTED_AT_END, "A script cannot run here, so nothing is tracked with it."),
    HOST_REMARK(NOTE, ACCEPTED, "What was noticed when the scripts of a file were looked for on this machine."),
    MORE_FINDINGS(NOTE, ACCEPTED, "There are more findings than are shown.");

    private final Severity severity;
    private final Verdict verdict;
    private final String explanation;

    DiagnosticCode(Severity severity, Verdict verdict, String explanation) {
        this.severity = severity;
        this.verdict = verdict;
        this.explanation = explanation;
    }

    public Severity severity() {
        return severity;
    }

    /** What keepalived usually does about it; a single diagnostic may say otherwise. */
    public Verdict verdict() {
        return verdict;
    }

    /** One sentence for the reference. */
    public String explanation() {
        return explanation;
    }

    /** In kebab case, as it is printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
