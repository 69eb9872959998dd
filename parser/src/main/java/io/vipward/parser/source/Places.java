package io.vipward.parser.source;

/** Tells where a person wrote what stands somewhere in a text. */
@FunctionalInterface
public interface Places {
    /** The place of the character at an offset. */
    Position position(int offset);
}
