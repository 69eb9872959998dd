package io.vipward.parser.schema;

import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.IpRoute;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code static_routes} or {@code virtual_routes}.
 *
 * @param trackGroup as written; null in virtual routes, and where none was
 */
public record RouteEntry(IpRoute route, Word at, @Nullable Word trackGroup) {
    /** Static routes may follow a group of instances. */
    static final Form<RouteEntry> STATIC = form(true);

    static final Form<RouteEntry> VIRTUAL = form(false);

    private static Form<RouteEntry> form(boolean isStatic) {
        return new SimpleForm<>(
                "[TYPE] [to] DESTINATION [via ADDRESS] [dev IF] [src ADDRESS] [table TABLE] [metric N] ...",
                1,
                Remark.ENTRY_DROPPED,
                arguments -> new RouteReader(arguments, isStatic).read());
    }
}
