package io.vipward.parser.model;

/**
 * What holds for all addresses of an instance.
 *
 * @param accept packets to the addresses are accepted; otherwise a packet filter drops them
 * @param promoteSecondaries {@code promote_secondaries}: the interface keeps its other addresses when the first one goes
 * @param extraGarp {@code garp_extra_if}
 */
public record AddressHandling(boolean accept, boolean promoteSecondaries, ExtraGarp extraGarp) {
    public static final AddressHandling DEFAULT = new AddressHandling(true, false, ExtraGarp.NONE);

    /**
     * Gratuitous ARP on other interfaces, to refresh what bridges have learnt.
     *
     * @param allInterfaces also on those that are no VMAC
     * @param intervalSeconds 0 for none
     */
    public record ExtraGarp(boolean allInterfaces, long intervalSeconds) {
        public static final ExtraGarp NONE = new ExtraGarp(false, 0);
    }
}
