package io.vipward.examples.network;

/** A captured packet that the tests look at. */
public sealed interface Frame permits Advert, GratuitousArp {
    /** When the kernel saw it, in nanoseconds of the capture's clock: real time, the same for all captures. */
    long atNanos();
}
