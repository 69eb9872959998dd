package io.vipward.parser.schema;

import io.vipward.parser.grammar.Statement;
import io.vipward.parser.model.VirtualServerGroup;
import java.util.List;

/** A {@code virtual_server_group} block. */
public record GroupBlock(String name, Statement header, List<VirtualServerGroup.Entry> entries) {
    public GroupBlock {
        entries = List.copyOf(entries);
    }
}
