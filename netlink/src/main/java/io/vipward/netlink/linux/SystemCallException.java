package io.vipward.netlink.linux;

import java.io.IOException;

/**
 * An operating failure: a system call said no while something was being set up. Carries the call, the object it was for
 * and the errno; the message reads {@code bind(raw socket, eth0): EADDRNOTAVAIL}. On the paths that run all the time the
 * errno is a value instead.
 */
public final class SystemCallException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final String object;
    private final Errno errno;

    /**
     * A refusal.
     *
     * @param call the name of the system call, for instance {@code bind}
     * @param object what it was applied to, for people
     * @param errno why it failed
     */
    public SystemCallException(String call, String object, Errno errno) {
        super(call + "(" + object + "): " + errno);
        this.call = call;
        this.object = object;
        this.errno = errno;
    }

    /** The name of the system call. */
    public String call() {
        return call;
    }

    /** What the call was applied to. */
    public String object() {
        return object;
    }

    /** Why it failed. */
    public Errno errno() {
        return errno;
    }

    /**
     * Passes a result of the system calls through, or throws.
     *
     * @param result non-negative on success, the negative errno otherwise
     * @return {@code result} if it is not negative
     * @throws SystemCallException if it is negative
     */
    public static int check(int result, String call, String object) throws SystemCallException {
        if (result < 0) {
            throw new SystemCallException(call, object, Errno.of(result));
        }
        return result;
    }
}
