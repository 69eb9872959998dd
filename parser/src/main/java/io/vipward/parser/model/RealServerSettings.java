package io.vipward.parser.model;

/**
 * How the kernel treats a real server.
 *
 * @param weight 0..2147483647
 * @param upperThreshold {@code uthreshold}: connections, 0 for no limit
 * @param lowerThreshold {@code lthreshold}
 * @param inhibitOnFailure weight 0 instead of removal
 */
public record RealServerSettings(
        Forwarding forwarding, int weight, long upperThreshold, long lowerThreshold, boolean inhibitOnFailure) {
    public ForwardingMethod method() {
        return forwarding.method();
    }
}
