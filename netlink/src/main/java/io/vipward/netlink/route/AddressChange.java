package io.vipward.netlink.route;

/** A change to an interface's addresses. Immutable, any thread. */
public sealed interface AddressChange extends KernelChange {
    /** The address to add or delete. */
    InterfaceAddress address();

    /**
     * Adds an address; EEXIST if it is there, whatever its flags.
     *
     * @param address with the flags that are wanted
     */
    record Add(InterfaceAddress address) implements AddressChange {}

    /**
     * Gives an address that is there other flags and lifetimes, or adds it.
     *
     * @param address with the flags that are wanted
     */
    record Replace(InterfaceAddress address) implements AddressChange {}

    /**
     * Deletes an address; EADDRNOTAVAIL if it is not there.
     *
     * @param address with interface, prefix length, scope and peer as added
     */
    record Delete(InterfaceAddress address) implements AddressChange {}
}
