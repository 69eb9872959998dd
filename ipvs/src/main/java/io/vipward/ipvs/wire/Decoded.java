package io.vipward.ipvs.wire;

/** What a decoder made of bytes from outside. */
public sealed interface Decoded<T> {
    /** What the bytes say. */
    record Value<T>(T value) implements Decoded<T> {}

    /**
     * Bytes that say nothing usable.
     *
     * @param fault one sentence, for a log line
     */
    record Malformed<T>(String fault) implements Decoded<T> {}
}
