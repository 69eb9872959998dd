package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.VrrpProtocol.Checksum;
import io.vipward.parser.model.VrrpProtocol.OldUnicast;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertChecksum;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The checksum, in the variant that the instance speaks; IPv6 leaves it to the kernel. */
final class ChecksumCheck {
    private final int version;
    private final Checksum checksum;
    private final boolean unicast;
    private final InetAddress group;

    ChecksumCheck(InstanceSettings settings) {
        this.version = settings.router().version();
        this.checksum = settings.router().protocol().checksum();
        this.unicast = settings.unicast() != null;
        this.group = settings.router().multicastGroup();
    }

    @Nullable
    Objection objection(Draft draft, Advert advert) {
        return holds(draft, advert)
                ? null
                : Objection.of(
                        Complaint.CHECKSUM,
                        Counter.CHECKSUM_ERRORS,
                        Message.WRONG_CHECKSUM,
                        version,
                        AddressText.of(advert.source()));
    }

    private boolean holds(Draft draft, Advert advert) {
        if (version == Timers.VERSION_2) {
            return AdvertChecksum.holdsPlain(advert);
        }
        if (checksum.asVersion2()) {
            // Senders with and without pseudo header are to be understood alike, as by keepalived.
            return true;
        }
        boolean onlyOld = checksum.oldUnicast() == OldUnicast.ALWAYS
                || draft.state().memory().oldChecksum();
        if (unicast && onlyOld) {
            return AdvertChecksum.holdsWithPseudoHeader(advert, group);
        }
        if (AdvertChecksum.holdsWithPseudoHeader(advert, advert.envelope().destination())) {
            return true;
        }
        boolean learns = unicast && checksum.oldUnicast() == OldUnicast.AUTOMATIC;
        if (learns && AdvertChecksum.holdsWithPseudoHeader(advert, group)) {
            draft.log(Message.OLD_CHECKSUM);
            draft.remember(draft.state().memory().withOldChecksum());
            return true;
        }
        return false;
    }
}
