package io.vipward.parser.schema;

/** A {@code virtual_server} or {@code real_server} block with the address from its header. */
public record ServerBlock(ServerAddress address, BoundBlock block) {}
