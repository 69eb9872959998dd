package io.vipward.vrrp.kernel.vmac;

/**
 * What is to be said about an interface that is planned, as keepalived says it.
 *
 * @param error whether the configuration is at fault
 */
record VmacRemark(boolean error, String text) {
    static VmacRemark found(String instance, String name) {
        return new VmacRemark(false, "(" + instance + ") Found matching interface " + name);
    }

    static VmacRemark otherName(String instance, String wanted, String found) {
        return new VmacRemark(
                false,
                "(" + instance + ") vmac name mismatch " + wanted + " <=> " + found + ". changing to " + found + ".");
    }

    static VmacRemark incompatible(String instance, String name) {
        return new VmacRemark(
                false,
                "(" + instance + ") VMAC " + name + " already exists but is incompatible. It will be deleted/updated");
    }

    static VmacRemark nameTaken(String instance, String name, String kind) {
        return new VmacRemark(
                true,
                "(" + instance + ") interface " + name + " already exists and is not " + kind
                        + "; ignoring vmac if_name");
    }

    static VmacRemark notEthernet(String instance) {
        return new VmacRemark(true, "(" + instance + "): vmacs are only supported on Ethernet type interfaces");
    }

    /** Neither the manual nor the original's behaviour says what to notify of. */
    static VmacRemark noNotification(String instance) {
        return new VmacRemark(true, "(" + instance + ") netlink_notify_msg is not supported and has no effect");
    }
}
