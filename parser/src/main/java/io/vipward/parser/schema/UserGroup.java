package io.vipward.parser.schema;

import org.jspecify.annotations.Nullable;

/**
 * Whom a script runs as.
 *
 * @param group null for the user's primary group
 */
public record UserGroup(String user, @Nullable String group) {
    static final Form<UserGroup> FORM = new SimpleForm<>("USER [GROUP]", 1, Remark.GROUP, UserGroup::read);

    private static UserGroup read(Arguments arguments) {
        String user = arguments.next().text();
        return new UserGroup(user, arguments.hasNext() ? arguments.next().text() : null);
    }
}
