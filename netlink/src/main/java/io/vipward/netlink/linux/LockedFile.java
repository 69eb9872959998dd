package io.vipward.netlink.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A small file that one process at a time may hold, such as a pid file: the lock (flock(2)) ends with the process however that
 * ends, so a stale file does no harm. Waits for the disk, never for the lock. For one thread.
 */
public final class LockedFile implements AutoCloseable {
    private static final int MODE = 0644;
    private static final int ATTEMPTS = 10;
    private static final int MAX_CONTENT = 64;

    private final int fd;
    private final Path path;
    private boolean closed;

    private LockedFile(int fd, Path path) {
        this.fd = fd;
        this.path = path;
    }

    /**
     * Opens the file, creating it if need be with mode 0644 less the process's mask, and locks it.
     *
     * @throws IOException if the file cannot be opened, or is being replaced all the time
     */
    public static LockResult lock(Path path) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int flags = FileConstants.O_RDWR | FileConstants.O_CREAT | FileConstants.O_CLOEXEC;
            int fd = SystemCallException.check(Syscalls.open(path.toString(), flags, MODE), "open", path.toString());
            int locked = Syscalls.flock(fd, FileConstants.LOCK_EX | FileConstants.LOCK_NB);
            if (locked >= 0 && isStillAt(path, fd)) {
                return new LockResult.Locked(new LockedFile(fd, path));
            }
            Syscalls.close(fd);
            if (locked == -Errno.EAGAIN.code()) {
                return new LockResult.HeldByAnother(content(path));
            }
            SystemCallException.check(locked, "flock", path.toString());
        }
        throw new SystemCallException("flock", path.toString(), Errno.EBUSY);
    }

    /** Replaces the file's content. */
    public void write(String content) throws IOException {
        Files.writeString(path, content, StandardCharsets.UTF_8);
    }

    /** Removes the file and gives up the lock. Again, or after {@link #close}: nothing happens. */
    public void remove() throws IOException {
        if (!closed) {
            try {
                Files.deleteIfExists(path);
            } finally {
                close();
            }
        }
    }

    /** Gives up the lock and leaves the file. Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Syscalls.close(fd);
        }
    }

    /** False if the holder before us removed the file between our opening and our locking it. */
    private static boolean isStillAt(Path path, int fd) throws IOException {
        try {
            return Objects.equals(key(path), key(Path.of("/proc/self/fd/" + fd)));
        } catch (NoSuchFileException removed) {
            return false;
        }
    }

    private static Object key(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        if (key == null) {
            throw new IOException("no inode number for " + path);
        }
        return key;
    }

    private static String content(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            return new String(stream.readNBytes(MAX_CONTENT), StandardCharsets.UTF_8).strip();
        } catch (NoSuchFileException removed) {
            return "";
        }
    }
}
