package io.vipward.parser.schema;

/** A {@code virtual_server} block with what its header says it is for. */
public record ServiceBlock(Header header, BoundBlock block) {
    /** One of three kinds. */
    public sealed interface Header {}

    /** {@code ADDRESS [PORT]}. */
    public record Address(ServerAddress address) implements Header {}

    /**
     * {@code fwmark N}.
     *
     * @param mark 0..4294967295
     */
    public record Mark(long mark) implements Header {}

    /** {@code group NAME}. */
    public record Group(String name) implements Header {}
}
