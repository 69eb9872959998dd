package io.vipward.netlink.linux;

import static io.vipward.netlink.linux.Native.LIBC;
import static io.vipward.netlink.linux.Native.address;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts programs by posix_spawn(3): the parent is suspended until the program runs or has been refused, so the kernel's
 * verdict on the file itself (ENOEXEC, EACCES, ENOENT) comes back as a value. Any thread.
 */
public final class Spawn {
    private static final int ATTRIBUTES_BYTES = 336;
    private static final int FILE_ACTIONS_BYTES = 80;
    private static final int SIGNAL_SET_BYTES = 128;
    private static final int SETPGROUP = 2;
    private static final int SETSIGDEF = 4;
    private static final int SETSIGMASK = 8;
    private static final int STANDARD_DESCRIPTORS = 3;
    private static final String NOWHERE = "/dev/null";

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
        ByteBuffer attributes = Native.buffer(ATTRIBUTES_BYTES);
        ByteBuffer actions = Native.buffer(FILE_ACTIONS_BYTES);
        ByteBuffer noSignals = Native.buffer(SIGNAL_SET_BYTES);
        ByteBuffer allSignals = Native.buffer(SIGNAL_SET_BYTES).putLong(0, -1L);
        ByteBuffer nowhere = Native.string(NOWHERE);
        ByteBuffer file = Native.string(path);
        ByteBuffer pid = Native.buffer(Integer.BYTES);
        StringTable argv = new StringTable(arguments);
        StringTable variables = new StringTable(environment.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList());
        int error;
        try {
            error = LIBC.posix_spawnattr_init(address(attributes));
            error |= LIBC.posix_spawnattr_setflags(address(attributes), (short) (SETPGROUP | SETSIGDEF | SETSIGMASK));
            error |= LIBC.posix_spawnattr_setpgroup(address(attributes), 0);
            error |= LIBC.posix_spawnattr_setsigmask(address(attributes), address(noSignals));
            error |= LIBC.posix_spawnattr_setsigdefault(address(attributes), address(allSignals));
            error |= LIBC.posix_spawn_file_actions_init(address(actions));
            error |= LIBC.posix_spawn_file_actions_addopen(
                    address(actions), 0, address(nowhere), FileConstants.O_RDWR, 0);
            error |= LIBC.posix_spawn_file_actions_adddup2(address(actions), 0, 1);
            error |= LIBC.posix_spawn_file_actions_adddup2(address(actions), 0, 2);
            error |= LIBC.posix_spawn_file_actions_addclosefrom_np(address(actions), STANDARD_DESCRIPTORS);
            if (error == 0) {
                error = LIBC.posix_spawn(
                        address(pid),
                        address(file),
                        address(actions),
                        address(attributes),
                        argv.address(),
                        variables.address(),
                        0);
            }
            LIBC.posix_spawn_file_actions_destroy(address(actions));
        } finally {
            Reference.reachabilityFence(List.of(noSignals, allSignals, nowhere, argv, variables));
        }
        return error == 0 ? pid.getInt(0) : -error;
    }

    /** A NULL-terminated array of pointers to strings, and the strings. */
    private static final class StringTable {
        private final List<ByteBuffer> strings = new ArrayList<>();
        private final ByteBuffer pointers;

        StringTable(List<String> texts) {
            pointers = Native.buffer((texts.size() + 1) * Long.BYTES);
            for (String text : texts) {
                ByteBuffer string = Native.string(text);
                strings.add(string);
                pointers.putLong(Native.address(string));
            }
        }

        long address() {
            return Native.address(pointers);
        }
    }
}
