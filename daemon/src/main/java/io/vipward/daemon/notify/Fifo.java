package io.vipward.daemon.notify;

import io.vipward.daemon.track.FilePermissions;
import io.vipward.daemon.track.ScriptUser;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.linux.Syscalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A FIFO that lines are written to and that never makes us wait: what nobody reads in time is lost. Opened for reading as
 * well, so that it holds what was written before a reader came. For one thread.
 */
final class Fifo {
    private static final Logger LOG = LoggerFactory.getLogger(Fifo.class);

    /** What the mask of the process leaves of it, 0600 by default. */
    private static final int MODE = 0644;

    private static final int FLAGS = FileConstants.O_RDWR | FileConstants.O_NONBLOCK | FileConstants.O_CLOEXEC;

    private final String type;
    private final Path path;
    private final boolean ours;
    private int fd = -1;
    private long lost;

    private Fifo(String type, Path path, boolean ours) {
        this.type = type;
        this.path = path;
        this.ours = ours;
    }

    /**
     * Makes the FIFO, or looks at the one that is there.
     *
     * @param type how messages begin
     * @return null if it cannot be used, which was said
     */
    static @Nullable Fifo prepare(String type, String name, ScriptUser owner) {
        Path path = Path.of(name);
        int made = Syscalls.mkfifo(name, MODE);
        try {
            if (made >= 0) {
                Files.setAttribute(path, "unix:uid", owner.uid(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", owner.gid(), LinkOption.NOFOLLOW_LINKS);
                return new Fifo(type, path, true);
            }
            if (Errno.of(made) == Errno.EEXIST) {
                FilePermissions found = FilePermissions.of(path);
                boolean owned = found.uid() == ProcessCalls.getuid() || found.uid() == owner.uid();
                if (found.fifo() && owned) {
                    return new Fifo(type, path, false);
                }
                LOG.error("{}notify fifo {} is not a fifo we own - not using", type, path);
                return null;
            }
            LOG.error(
                    "Unable to create {}notify fifo {}: {}",
                    type,
                    path,
                    Errno.of(made).text());
        } catch (IOException refused) {
            LOG.error("Unable to create {}notify fifo {}: {}", type, path, refused.getMessage());
        }
        return null;
    }

    /** False if it cannot be opened, which was said. */
    boolean open() {
        fd = Syscalls.open(path.toString(), FLAGS, 0);
        if (fd < 0) {
            LOG.error(
                    "Unable to open {}notify fifo {}: {}",
                    type,
                    path,
                    Errno.of(fd).text());
            unlink();
        }
        return fd >= 0;
    }

    /** Writes a line as a whole, or loses it. */
    void write(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int written = Syscalls.write(fd, ByteBuffer.allocateDirect(bytes.length).put(bytes), bytes.length);
        if (written == bytes.length) {
            if (lost > 0) {
                LOG.warn("{}notify fifo {} is read again; {} lines were lost", type, path, lost);
                lost = 0;
            }
        } else if (lost++ == 0) {
            String why = written < 0 ? Errno.of(written).text() : "only a part was taken";
            LOG.warn("{}notify fifo {} takes no more lines, they are lost until it is read: {}", type, path, why);
        }
    }

    /** How many lines were lost since one was written. */
    long lost() {
        return lost;
    }

    /** Removed before it is closed, so that nobody opens what nobody will write to. */
    void close() {
        unlink();
        Syscalls.close(fd);
    }

    private void unlink() {
        try {
            if (ours) {
                Files.deleteIfExists(path);
            }
        } catch (IOException refused) {
            LOG.warn("{}notify fifo {} cannot be removed: {}", type, path, refused.getMessage());
        }
    }
}
