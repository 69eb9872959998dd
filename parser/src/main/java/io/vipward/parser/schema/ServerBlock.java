package io.vipward.parser.schema;

/** A {@code real_server} block with the address from its header. */
public record ServerBlock(ServerAddress address, BoundBlock block) {}
