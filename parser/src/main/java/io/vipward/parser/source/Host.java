package io.vipward.parser.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The machine that the parser runs on: its disk, environment and node name. Blocks; the only I/O of this module. */
public final class Host implements ConfigurationFiles {
    private static final Path NODE_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Set<PosixFilePermission> EXECUTE = Set.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private Host() {}

    /** Settings as keepalived has them without options: the node name up to its first dot is the config-id. */
    public static ParseSettings settings() {
        SplittableRandom random = new SplittableRandom();
        return new ParseSettings(nodeName(), false, new Host(), System::getenv, random::nextLong);
    }

    private static String nodeName() {
        try {
            String name = Files.readString(NODE_NAME).strip();
            int dot = name.indexOf('.');
            return dot < 0 ? name : name.substring(0, dot);
        } catch (IOException e) {
            // Without /proc there is no name to compare with, and conditions on a node name do not hold.
            return "";
        }
    }

    @Override
    public Kind kind(String path) {
        try {
            Path file = Path.of(path);
            if (!Files.exists(file)) {
                return Kind.MISSING;
            }
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            if (attributes.isDirectory()) {
                return Kind.DIRECTORY;
            }
            if (!attributes.isRegularFile()) {
                return Kind.SPECIAL;
            }
            if (attributes.permissions().stream().anyMatch(EXECUTE::contains)) {
                return Kind.EXECUTABLE;
            }
            return attributes.size() > Limits.SOURCE_BYTES ? Kind.TOO_LARGE : Kind.FILE;
        } catch (IOException | InvalidPathException e) {
            return Kind.MISSING;
        }
    }

    @Override
    public @Nullable List<String> names(String directory) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(directory))) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException | InvalidPathException e) {
            return null;
        }
        return names;
    }

    @Override
    public Content read(String path) {
        try {
            return new Content(SourceBytes.decode(Files.readAllBytes(Path.of(path))), "");
        } catch (IOException | InvalidPathException e) {
            return new Content(null, e.toString());
        }
    }

    @Override
    public String canonical(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException | InvalidPathException e) {
            return path.startsWith("/") ? path : System.getProperty("user.dir") + "/" + path;
        }
    }
}
