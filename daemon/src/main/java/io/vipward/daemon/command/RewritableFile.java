package io.vipward.daemon.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file whose content is replaced in one step, so that a daemon that reloads meanwhile reads the old text or the new
 * one. Its mode and owner stay. Symbolic links are followed, and stay too.
 */
final class RewritableFile {
    /** What the configuration parser reads of one file. */
    static final int LARGEST_BYTES = 32 << 20;

    private final Path path;
    private final PosixFileAttributes attributes;

    private RewritableFile(Path path, PosixFileAttributes attributes) {
        this.path = path;
        this.attributes = attributes;
    }

    /** Finds a file; programs, directories and devices are refused. */
    static RewritableFile of(Path name) throws IOException {
        Path path;
        try {
            path = name.toRealPath();
        } catch (NoSuchFileException e) {
            throw new IOException("the file does not exist", e);
        }
        PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IOException("this is not a regular file");
        }
        Set<PosixFilePermission> mode = attributes.permissions();
        if (mode.contains(PosixFilePermission.OWNER_EXECUTE)
                || mode.contains(PosixFilePermission.GROUP_EXECUTE)
                || mode.contains(PosixFilePermission.OTHERS_EXECUTE)) {
            throw new IOException("the file is executable, so it is not taken for a configuration");
        }
        if (attributes.size() > LARGEST_BYTES) {
            throw new IOException("the file has more than " + LARGEST_BYTES + " bytes");
        }
        return new RewritableFile(path, attributes);
    }

    byte[] read() throws IOException {
        return Files.readAllBytes(path);
    }

    /** Writes a new file beside this one, and puts it in its place when it is on the disk. */
    void replace(byte[] content) throws IOException {
        Path directory = path.getParent() == null ? Path.of("/") : path.getParent();
        Path fresh = Files.createTempFile(
                directory,
                "." + path.getFileName(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(fresh, content);
            PosixFileAttributeView view =
                    Files.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            PosixFileAttributes own = view.readAttributes();
            if (!own.group().equals(attributes.group())) {
                view.setGroup(attributes.group());
            }
            if (!own.owner().equals(attributes.owner())) {
                view.setOwner(attributes.owner());
            }
            view.setPermissions(attributes.permissions());
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
