package io.vipward.netlink.sysctl;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.Syscalls;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The settings below /proc/sys, those below net of the calling thread's network namespace. Does not block. For one thread at a
 * time.
 */
public final class ProcSysctls implements Sysctls {
    private static final String ROOT = "/proc/sys/";
    private static final int MAX_BYTES = 4_096;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_BYTES);

    @Override
    public SysctlValue read(SysctlName name) {
        int fd = Syscalls.open(ROOT + name.path(), FileConstants.O_RDONLY | FileConstants.O_CLOEXEC, 0);
        if (fd < 0) {
            return new SysctlValue.Failed(Errno.of(fd));
        }
        int bytes = Syscalls.read(fd, buffer);
        Syscalls.close(fd);
        if (bytes < 0) {
            return new SysctlValue.Failed(Errno.of(bytes));
        }
        byte[] text = new byte[bytes];
        buffer.get(0, text);
        return new SysctlValue.Present(new String(text, StandardCharsets.UTF_8).stripTrailing());
    }

    @Override
    public Optional<Errno> write(SysctlName name, String value) {
        byte[] text = (value + "\n").getBytes(StandardCharsets.UTF_8);
        if (text.length > MAX_BYTES) {
            return Optional.of(Errno.EINVAL);
        }
        int fd = Syscalls.open(ROOT + name.path(), FileConstants.O_WRONLY | FileConstants.O_CLOEXEC, 0);
        if (fd < 0) {
            return Optional.of(Errno.of(fd));
        }
        buffer.put(0, text);
        int written = Syscalls.write(fd, buffer, text.length);
        Syscalls.close(fd);
        return written < 0 ? Optional.of(Errno.of(written)) : Optional.empty();
    }
}
