package io.vipward.netlink.linux;

import static io.vipward.netlink.linux.Native.LIBC;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts programs by posix_spawn(3): the parent is suspended until the program runs or has been refused, so the kernel's
 * verdict on the file itself (ENOEXEC, EACCES, ENOENT) comes back as a value. Any thread.
 */
public final class Spawn {
    private static final int SETPGROUP = 2;
    private static final int SETSIGDEF = 4;
    private static final int SETSIGMASK = 8;
    private static final int STANDARD_DESCRIPTORS = 3;
    private static final String NOWHERE = "/dev/null";

    /** The null device is the standard input. */
    private static final int NO_INPUT = -1;

    // Where things are in the block of native memory; the sizes of the opaque ones are those of glibc and musl.
    private static final int ATTRIBUTES = 0;
    private static final int FILE_ACTIONS = ATTRIBUTES + 336;
    private static final int NO_SIGNALS = FILE_ACTIONS + 80;
    private static final int ALL_SIGNALS = NO_SIGNALS + 128;
    private static final int PID = ALL_SIGNALS + 128;
    private static final int POINTERS = PID + 8;

    private static final int FIRST_BLOCK_BYTES = 16 << 10;

    /** One block per thread, used for every start: scripts start all day, and direct buffers are dear to allocate. */
    private static final ThreadLocal<ByteBuffer> BLOCK =
            ThreadLocal.withInitial(() -> Native.buffer(FIRST_BLOCK_BYTES));

    private Spawn() {}

    /**
     * Starts a program in a process group of its own, with no signal blocked, every signal's default action, the null device
     * as its standard descriptors and no other descriptor open.
     *
     * @param path the file, not searched for
     * @param arguments argv, the first by custom the program's name
     * @return the process's number, or the negative errno
     */
    public static int start(String path, List<String> arguments, Map<String, String> environment) {
        return start(path, arguments, environment, NO_INPUT);
    }

    /**
     * The same with a standard input.
     *
     * @param input a descriptor that can be read; it stays open here
     */
    public static int start(String path, List<String> arguments, Map<String, String> environment, int input) {
        List<byte[]> strings = new ArrayList<>();
        strings.add(bytes(NOWHERE));
        strings.add(bytes(path));
        arguments.forEach(argument -> strings.add(bytes(argument)));
        environment.forEach((name, value) -> strings.add(bytes(name + "=" + value)));
        int pointerBytes = (arguments.size() + 1 + environment.size() + 1) * Long.BYTES;
        ByteBuffer block = block(POINTERS
                + pointerBytes
                + strings.stream().mapToInt(each -> each.length + 1).sum());
        try {
            long[] addresses = writeStrings(block, POINTERS + pointerBytes, strings);
            long base = Native.address(block);
            int afterArguments = writePointers(block, POINTERS, addresses, 2, arguments.size());
            writePointers(block, afterArguments, addresses, 2 + arguments.size(), environment.size());
            return start(block, new Target(addresses[0], addresses[1], base + afterArguments), input);
        } finally {
            Reference.reachabilityFence(block);
        }
    }

    /** Addresses of what posix_spawn is told. */
    private record Target(long nowhere, long path, long environment) {}

    private static int start(ByteBuffer block, Target target, int input) {
        long base = Native.address(block);
        long attributes = base + ATTRIBUTES;
        long actions = base + FILE_ACTIONS;
        for (int i = 0; i < ALL_SIGNALS - NO_SIGNALS; i += Long.BYTES) {
            block.putLong(NO_SIGNALS + i, 0).putLong(ALL_SIGNALS + i, i == 0 ? -1L : 0);
        }
        int error = LIBC.posix_spawnattr_init(attributes);
        error |= LIBC.posix_spawnattr_setflags(attributes, (short) (SETPGROUP | SETSIGDEF | SETSIGMASK));
        error |= LIBC.posix_spawnattr_setpgroup(attributes, 0);
        error |= LIBC.posix_spawnattr_setsigmask(attributes, base + NO_SIGNALS);
        error |= LIBC.posix_spawnattr_setsigdefault(attributes, base + ALL_SIGNALS);
        error |= LIBC.posix_spawn_file_actions_init(actions);
        error |= input == NO_INPUT
                ? LIBC.posix_spawn_file_actions_addopen(actions, 0, target.nowhere, FileConstants.O_RDWR, 0)
                : LIBC.posix_spawn_file_actions_adddup2(actions, input, 0);
        error |= LIBC.posix_spawn_file_actions_addopen(actions, 1, target.nowhere, FileConstants.O_RDWR, 0);
        error |= LIBC.posix_spawn_file_actions_adddup2(actions, 1, 2);
        error |= closeOthers(actions);
        if (error == 0) {
            error = LIBC.posix_spawn(
                    base + PID, target.path, actions, attributes, base + POINTERS, target.environment, 0);
        }
        LIBC.posix_spawn_file_actions_destroy(actions);
        return error == 0 ? block.getInt(PID) : -error;
    }

    /** Before glibc 2.34, and with musl, O_CLOEXEC must do: every descriptor of ours and of the JVM's has it. */
    private static int closeOthers(long actions) {
        try {
            return LIBC.posix_spawn_file_actions_addclosefrom_np(actions, STANDARD_DESCRIPTORS);
        } catch (UnsatisfiedLinkError missing) {
            return 0;
        }
    }

    private static ByteBuffer block(int bytes) {
        ByteBuffer block = BLOCK.get();
        if (block.capacity() < bytes) {
            block = Native.buffer(Math.max(bytes, 2 * block.capacity()));
            BLOCK.set(block);
        }
        return block;
    }

    /** Writes the strings one after the other, each with its NUL; the result is where each is. */
    private static long[] writeStrings(ByteBuffer block, int from, List<byte[]> strings) {
        long base = Native.address(block);
        long[] addresses = new long[strings.size()];
        int offset = from;
        for (int i = 0; i < addresses.length; i++) {
            byte[] string = strings.get(i);
            addresses[i] = base + offset;
            block.put(offset, string).put(offset + string.length, (byte) 0);
            offset += string.length + 1;
        }
        return addresses;
    }

    /** Writes an array of pointers that ends with NULL; the result is where it ends. */
    private static int writePointers(ByteBuffer block, int from, long[] addresses, int first, int count) {
        for (int i = 0; i < count; i++) {
            block.putLong(from + i * Long.BYTES, addresses[first + i]);
        }
        block.putLong(from + count * Long.BYTES, 0);
        return from + (count + 1) * Long.BYTES;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
