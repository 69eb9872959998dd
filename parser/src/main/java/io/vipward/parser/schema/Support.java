package io.vipward.parser.schema;

/** What this version does with a keyword of keepalived 2.4. */
public enum Support {
    SUPPORTED,
    /** Understood, and has no effect. */
    NOT_YET,
    /** Understood, and the object it stands in is left out, because to run it without would be wrong. */
    REFUSED,
    /** Not a keyword of keepalived any more, or never was one, but found in tutorials. */
    UNKNOWN
}
