package io.vipward.examples.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree that the tests run in. */
public final class Checkout {
    private Checkout() {}

    /** The root of the checkout; Maven runs this module's tests in its own folder, one below. */
    public static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /** A file of the examples, such as {@code nginx-ha/master.conf}. */
    public static Path example(String name) {
        return root().resolve("examples").resolve(name);
    }

    /** The text of a file of the examples. */
    public static String exampleText(String name) {
        try {
            return Files.readString(example(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A script for people who work on the project, such as {@code lib/node}. */
    public static Path dev(String name) {
        return root().resolve("dev").resolve(name);
    }

    /** The daemon's launcher: what was built here, unless the property {@code vipward.launcher} names another. */
    public static Path launcher() {
        String named = System.getProperty("vipward.launcher");
        return named != null ? Path.of(named) : root().resolve("daemon/target/vipward/bin/vipward");
    }
}
