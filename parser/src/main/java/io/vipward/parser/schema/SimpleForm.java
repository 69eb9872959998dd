package io.vipward.parser.schema;

import org.jspecify.annotations.Nullable;

/** A form given by its parts. */
record SimpleForm<T>(String syntax, int required, Remark remark, Reader<T> reader) implements Form<T> {
    /** Makes a value of arguments, or null with a diagnostic. */
    @FunctionalInterface
    interface Reader<T> {
        @Nullable
        T read(Arguments arguments);
    }

    @Override
    public @Nullable T read(Arguments arguments) {
        return reader.read(arguments);
    }
}
