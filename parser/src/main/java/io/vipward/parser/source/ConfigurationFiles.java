package io.vipward.parser.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that a configuration and its includes are read from. Paths have slashes; those that begin with none are
 * relative to the working directory. Called by the thread that parses.
 */
public interface ConfigurationFiles {
    /** No files at all: every include is missing. */
    ConfigurationFiles NONE = new ConfigurationFiles() {
        @Override
        public Kind kind(String path) {
            return Kind.MISSING;
        }

        @Override
        public @Nullable List<String> names(String directory) {
            return null;
        }

        @Override
        public Content read(String path) {
            return new Content(null, "there are no files");
        }

        @Override
        public String canonical(String path) {
            return path;
        }
    };

    /** What stands at a path. */
    enum Kind {
        MISSING,
        DIRECTORY,
        /** A device, a socket, a FIFO. */
        SPECIAL,
        /** A regular file with any execute bit. */
        EXECUTABLE,
        /** A regular file of more than {@link Limits#SOURCE_BYTES}. */
        TOO_LARGE,
        FILE
    }

    /**
     * The text of a file.
     *
     * @param text null if the file could not be read
     * @param fault why not; empty if it could
     */
    record Content(@Nullable String text, String fault) {}

    /** What stands at a path, symbolic links followed. */
    Kind kind(String path);

    /** The names in a directory, in any order, or null if it is none or cannot be listed. */
    @Nullable
    List<String> names(String directory);

    /** Reads a regular file. */
    Content read(String path);

    /** One absolute path for all the paths of a file. */
    String canonical(String path);
}
