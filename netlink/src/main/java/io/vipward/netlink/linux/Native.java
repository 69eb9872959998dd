package io.vipward.netlink.linux;

import com.kenai.jffi.MemoryIO;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Platform;
import jnr.ffi.Runtime;

/** The loaded C library, the errno of the last call, and addresses of direct buffers. Any thread. */
final class Native {
    static final LibC LIBC =
            LibraryLoader.create(LibC.class).load(Platform.getNativePlatform().getStandardCLibraryName());

    private static final Runtime RUNTIME = Runtime.getRuntime(LIBC);
    private static final MemoryIO MEMORY = MemoryIO.getInstance();
    private static final int SCRATCH_BYTES = 128;

    /** A small buffer per thread for options and results of calls that are not on the packet path. */
    private static final ThreadLocal<ByteBuffer> SCRATCH = ThreadLocal.withInitial(() -> buffer(SCRATCH_BYTES));

    private Native() {}

    /** A call's result, or its negative errno; straight after the call, on the same thread. */
    static int result(long result) {
        return result >= 0 ? (int) result : -RUNTIME.getLastError();
    }

    /** A call's result, or its negative errno; keeps alive the memory that the call was given by address. */
    static int result(long result, Object memory) {
        try {
            return result(result);
        } finally {
            Reference.reachabilityFence(memory);
        }
    }

    /**
     * Where a direct buffer's first byte is, whatever its position. The caller keeps the buffer reachable for as long as the
     * address is used.
     */
    static long address(ByteBuffer buffer) {
        if (!buffer.isDirect()) {
            throw new IllegalArgumentException("a system call needs a direct buffer");
        }
        return MEMORY.getDirectBufferAddress(buffer);
    }

    /** A zeroed direct buffer in host byte order. */
    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** This thread's scratch buffer, of 128 bytes, cleared. */
    static ByteBuffer scratch() {
        return SCRATCH.get().clear();
    }

    /** A NUL-terminated string in UTF-8, whatever the locale. */
    static ByteBuffer string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return buffer(bytes.length + 1).put(bytes).clear();
    }
}
