package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.wire.AddressText;
import io.vipward.vrrp.core.FaultCause;
import io.vipward.vrrp.core.RunningInstance;
import java.net.InetAddress;

/** What a refusal of the kernel means to an instance. */
final class Obstacles {
    private Obstacles() {}

    /** Why an instance whose socket could not be opened cannot run. */
    static FaultCause of(RunningInstance instance, SystemCallException failure) {
        InetAddress source = instance.settings().router().sourceAddress();
        boolean bind = "bind".equals(failure.call());
        return bind && source != null && instance.settings().unicast() != null
                ? new FaultCause.SourceAddressMissing(AddressText.of(source))
                : new FaultCause.Misconfigured("cannot send or receive adverts: " + failure.getMessage());
    }
}
