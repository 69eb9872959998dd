package io.vipward.parser.schema;

/** What is special about a keyword. */
public enum Trait {
    /** Without its argument keepalived ends at once with exit code 2. */
    ARGUMENT_IS_VITAL,
    /** Without its argument it is simply ignored, where others are reported. */
    ARGUMENT_MAY_LACK,
    /** Repeated: the first one counts and the others are reported; otherwise the last one counts. */
    FIRST_WINS,
    /** Repeated: the last one counts, but that is reported. */
    REPEAT_IS_REPORTED,
    /** With {@link #FIRST_WINS}: keepalived says so, but its configuration test ends as if nothing were wrong. */
    REPETITION_DOES_NOT_COUNT,
    /** Repeated: all of them count. */
    ACCUMULATES
}
