package io.vipward.vrrp.kernel.holdings;

/**
 * Something of the configuration in the kernel's words, or why it cannot be said to the kernel now. Immutable, any thread.
 *
 * @param <T> what it becomes
 */
public sealed interface Translated<T> {
    /** It can be asked for. */
    record Ready<T>(T value) implements Translated<T> {}

    /**
     * It cannot be asked for.
     *
     * @param interfaceName the interface that is missing, or is not what it must be
     * @param reason for people, beginning with that interface
     */
    record Unready<T>(String interfaceName, String reason) implements Translated<T> {
        static <T> Unready<T> missing(String interfaceName) {
            return new Unready<>(interfaceName, "interface " + interfaceName + " does not exist");
        }
    }
}
