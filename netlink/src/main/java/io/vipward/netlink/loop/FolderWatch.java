package io.vipward.netlink.loop;

import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Folders in which files are written, come, go, or are replaced, as events of a loop (inotify(7)). A file that is only opened
 * for writing is told of when it is closed. On the loop's thread, or before it runs.
 */
public final class FolderWatch implements AutoCloseable {
    private static final int CLOSE_WRITE = 0x8;
    private static final int MOVED_FROM = 0x40;
    private static final int MOVED_TO = 0x80;
    private static final int DELETE = 0x200;
    private static final int ONLY_FOLDERS = 0x0100_0000;
    private static final int OVERFLOW = 0x4000;
    private static final int IGNORED = 0x8000;

    /** struct inotify_event (linux/inotify.h) without the name. */
    private static final int HEAD_BYTES = 16;

    private static final int MASK_OFFSET = 4;
    private static final int LENGTH_OFFSET = 12;
    private static final int BUFFER_BYTES = 16_384;

    private final int fd;
    private final Registration registration;
    private final FolderHandler handler;
    private final ByteBuffer events = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.nativeOrder());
    private boolean closed;

    private FolderWatch(EventLoop loop, int fd, FolderHandler handler) throws SystemCallException {
        this.fd = fd;
        this.handler = handler;
        this.registration = loop.register(fd, Events.IN, ready -> read());
    }

    /** Told of changes, on the loop's thread. */
    public interface FolderHandler {
        /**
         * A file was written and closed, or it came or went.
         *
         * @param folder the number that {@link #add} gave
         * @param name within the folder; not decodable bytes are replaced
         */
        void onFile(int folder, String name);

        /** A folder is no longer watched: it was deleted, or its file system unmounted. */
        void onGone(int folder);

        /** More happened than could be told: look at everything. */
        void onOverflow();
    }

    /** Watches nothing yet. */
    public static FolderWatch open(EventLoop loop, FolderHandler handler) throws SystemCallException {
        int flags = FileConstants.O_NONBLOCK | FileConstants.O_CLOEXEC;
        int fd = SystemCallException.check(Syscalls.inotifyInit(flags), "inotify_init1", "tracked files");
        try {
            return new FolderWatch(loop, fd, handler);
        } catch (SystemCallException e) {
            Syscalls.close(fd);
            throw e;
        }
    }

    /**
     * Watches a folder.
     *
     * @return its number, the same if it is watched already
     * @throws SystemCallException it is none, or the user has as many watches as the kernel allows (ENOSPC)
     */
    public int add(String folder) throws SystemCallException {
        int mask = CLOSE_WRITE | MOVED_FROM | MOVED_TO | DELETE | ONLY_FOLDERS;
        return SystemCallException.check(Syscalls.inotifyAddWatch(fd, folder, mask), "inotify_add_watch", folder);
    }

    /** Ends the watch of one folder; one that is gone has no watch any more, which does no harm. */
    public void remove(int folder) {
        Syscalls.inotifyRemoveWatch(fd, folder);
    }

    private void read() {
        int bytes = Syscalls.read(fd, events.clear());
        int offset = 0;
        while (offset + HEAD_BYTES <= bytes && !closed) {
            int length = events.getInt(offset + LENGTH_OFFSET);
            tell(events.getInt(offset), events.getInt(offset + MASK_OFFSET), name(offset + HEAD_BYTES, length));
            offset += HEAD_BYTES + length;
        }
    }

    private void tell(int folder, int mask, String name) {
        if ((mask & OVERFLOW) != 0) {
            handler.onOverflow();
        } else if ((mask & IGNORED) != 0) {
            handler.onGone(folder);
        } else if (!name.isEmpty()) {
            handler.onFile(folder, name);
        }
    }

    /** Padded with NULs. */
    private String name(int offset, int length) {
        int end = offset;
        while (end < offset + length && events.get(end) != 0) {
            end++;
        }
        byte[] name = new byte[end - offset];
        events.get(offset, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    /** Ends all watches. Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            registration.close();
            Syscalls.close(fd);
        }
    }
}
