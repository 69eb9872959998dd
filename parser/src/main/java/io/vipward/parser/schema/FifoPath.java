package io.vipward.parser.schema;

import org.jspecify.annotations.Nullable;

/**
 * A FIFO and its owner.
 *
 * @param user null for the default user of scripts
 * @param group null for the user's primary group
 */
public record FifoPath(
        String path, @Nullable String user, @Nullable String group) {
    static final Form<FifoPath> FORM = new SimpleForm<>("PATH [USER [GROUP]]", 1, Remark.USER, FifoPath::read);

    private static FifoPath read(Arguments arguments) {
        String path = arguments.next().text();
        String user = arguments.hasNext() ? arguments.next().text() : null;
        return new FifoPath(path, user, arguments.hasNext() ? arguments.next().text() : null);
    }
}
