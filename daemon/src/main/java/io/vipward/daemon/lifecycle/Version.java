package io.vipward.daemon.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that was built, and the one of keepalived that it is compatible with. */
public final class Version {
    private static final String COMPATIBLE = "2.4.3";

    private Version() {}

    /** Such as {@code Vipward v0.1.0 (compatible with Keepalived v2.4.3)}: tools look for keepalived's name and number. */
    public static String line() {
        return "Vipward v" + number() + " (compatible with Keepalived v" + COMPATIBLE + ")";
    }

    /** Such as {@code 0.1.0}. */
    public static String number() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/io/vipward/daemon/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    /** Several lines: the version, then what it runs on. */
    public static String text() {
        return line() + System.lineSeparator() + System.lineSeparator() + "Running on "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")";
    }
}
