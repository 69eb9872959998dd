package io.vipward.ipvs.kernel;

import io.vipward.ipvs.wire.Decoded;
import io.vipward.netlink.linux.Errno;

/** What came of one question or command. */
public sealed interface KernelAnswer<T> {
    /** The kernel said so, or did so. */
    record Given<T>(T value) implements KernelAnswer<T> {}

    /**
     * The kernel would not.
     *
     * @param text the errno in words
     */
    record Refused<T>(Errno errno, String text) implements KernelAnswer<T> {
        <U> KernelAnswer<U> as() {
            return new Refused<>(errno, text);
        }
    }

    static <T> KernelAnswer<T> refused(Errno errno) {
        return new Refused<>(errno, errno.text());
    }

    /** A malformed answer is as good as none. */
    static <T> KernelAnswer<T> of(Decoded<T> decoded) {
        return decoded instanceof Decoded.Value<T> value
                ? new Given<>(value.value())
                : new Refused<>(Errno.ENOMSG, ((Decoded.Malformed<T>) decoded).fault());
    }
}
