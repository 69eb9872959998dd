package io.vipward.parser.schema;

/** What this version does with a keyword of keepalived 2.4. */
public enum Support {
    SUPPORTED,
    /** Understood, and has no effect; where an object must not run without it the daemon leaves that out. */
    NOT_YET,
    /** Not a keyword of keepalived any more, or never was one, but found in tutorials. */
    UNKNOWN
}
