package io.vipward.examples.network;

/**
 * An ARP packet that announces an address instead of asking for one: sender and target are the same.
 *
 * @param atNanos when the kernel saw it, on the capture's clock
 * @param mac the announced hardware address, colons between the bytes
 * @param address the announced address, dotted
 */
public record GratuitousArp(long atNanos, String mac, String address) implements Frame {}
