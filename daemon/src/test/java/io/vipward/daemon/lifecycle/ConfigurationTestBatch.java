package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.DiagnosticFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The configuration test of many files in one process, for {@code dev/corpus}: a virtual machine for each would take
 * minutes. Each file is alone in its folder while it is read.
 */
final class ConfigurationTestBatch {
    private ConfigurationTestBatch() {}

    /**
     * Reads names of files from standard input, one on each line, and writes exit codes, messages and whether a daemon
     * would start.
     *
     * @param arguments folder of the files, folder in which each of them is tested, folder for the results
     */
    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[0]);
        Path place = Path.of(arguments[1]);
        Path results = Path.of(arguments[2]);
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name = names.readLine(); name != null; name = names.readLine()) {
            Path file = place.resolve(name);
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), file, StandardCopyOption.REPLACE_EXISTING);
            }
            Path log = results.resolve(name + ".log");
            ConfigurationSource source = new ConfigurationSource(file, null, false);
            Files.writeString(
                    results.resolve(name + ".rc"),
                    Integer.toString(ConfigurationTest.run(source, log, DiagnosticFormat.Style.PLAIN)));
            Files.writeString(results.resolve(name + ".start"), start(source));
            Files.deleteIfExists(file);
        }
    }

    /** What a daemon would do with it. */
    private static String start(ConfigurationSource source) throws IOException {
        Preparation preparation = Preparation.of(source).withIdentity();
        return preparation.runnable() == null ? "stops:" + preparation.result().startExitCode() : "runs";
    }
}
