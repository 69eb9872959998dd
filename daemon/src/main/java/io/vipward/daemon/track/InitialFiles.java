package io.vipward.daemon.track;

import io.vipward.parser.model.TrackFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code init_file}: what is written into tracked files when the daemon starts, whether anybody tracks them or not. */
public final class InitialFiles {
    private static final Logger LOG = LoggerFactory.getLogger(InitialFiles.class);

    /** Whoever writes the file afterwards is its owner or root. */
    private static final FileAttribute<Set<PosixFilePermission>> MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private InitialFiles() {}

    /** Creates those that are not there, and replaces those that are to be overwritten. Blocking. */
    public static void write(List<TrackFile> files) {
        for (TrackFile file : files) {
            TrackFile.Initial initial = file.initial();
            if (initial != null) {
                try {
                    write(FollowedFile.of(file.path()).path(), initial);
                } catch (IOException refused) {
                    LOG.error("Unable to initialise track file {}: {}", file.path(), refused.getMessage());
                }
            }
        }
    }

    private static void write(Path path, TrackFile.Initial initial) throws IOException {
        boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        if (there && !(initial.overwrite() && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))) {
            return;
        }
        // Whoever reads it sees the old content or the whole new one.
        Path complete = Files.createTempFile(path.getParent(), "." + path.getFileName(), null, MODE);
        try {
            Files.writeString(complete, initial.value() + "\n", StandardCharsets.US_ASCII);
            Files.move(complete, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(complete);
        }
    }
}
