package io.vipward.daemon.track;

import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.Syscalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a tracked file really is.
 *
 * @param folder without symbolic links
 * @param name within the folder
 */
record FollowedFile(Path folder, String name) {
    /**
     * Follows symbolic links, that of a file which is not there yet, too.
     *
     * @throws IOException the folder is not there
     */
    static FollowedFile of(String configured) throws IOException {
        Path path = Path.of(configured).toAbsolutePath();
        if (Files.isSymbolicLink(path)) {
            path = Files.exists(path) ? path.toRealPath() : path.resolveSibling(Files.readSymbolicLink(path));
        }
        Path folder = path.getParent();
        Path name = path.getFileName();
        if (folder == null || name == null) {
            throw new IOException(configured + " is no file");
        }
        return new FollowedFile(folder.toRealPath(), name.toString());
    }

    Path path() {
        return folder.resolve(name);
    }

    /** The number that it begins with; 0 for one that cannot be read. Never waits: it may be a pipe, too. */
    long read() {
        int flags = FileConstants.O_RDONLY | FileConstants.O_NONBLOCK | FileConstants.O_CLOEXEC;
        int fd = Syscalls.open(path().toString(), flags, 0);
        if (fd < 0) {
            return 0;
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect(FileNumber.MAX_BYTES);
        int bytes = Syscalls.read(fd, buffer);
        Syscalls.close(fd);
        if (bytes <= 0) {
            return 0;
        }
        byte[] head = new byte[bytes];
        buffer.get(0, head);
        return FileNumber.of(new String(head, StandardCharsets.ISO_8859_1));
    }
}
