package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import io.vipward.vrrp.wire.AdvertHeader;
import io.vipward.vrrp.wire.AuthenticationHeader;
import io.vipward.vrrp.wire.HmacTrailer;
import io.vipward.vrrp.wire.PacketEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an advert of another is to be believed: RFC 3768 and RFC 5798, section 7.1, in the order in which keepalived
 * checks, because what is counted and logged depends on it.
 */
final class AdvertCheck {
    /** The longest datagram that Ethernet may have padded. */
    private static final int PADDED_BYTES = 46;

    /** The IP protocol. */
    private static final int VRRP = 112;

    private final InstanceSettings settings;
    private final ExtensionCheck extension;
    private final PasswordCheck password;
    private final ChecksumCheck checksum;
    private final PeerCheck peers;

    AdvertCheck(InstanceSettings settings) {
        this.settings = settings;
        this.extension = new ExtensionCheck(settings);
        this.password = new PasswordCheck(settings);
        this.checksum = new ChecksumCheck(settings);
        this.peers = new PeerCheck(settings);
    }

    /**
     * The first reason not to use the advert, null if it is good. What is learned on the way is remembered even if a later
     * check refuses the advert.
     *
     * @param wallNanos the clock on the wall, since 1970
     */
    @Nullable
    Objection firstObjection(Draft draft, Advert advert, long wallNanos) {
        Objection objection = objectionToHeader(advert);
        if (objection == null) {
            objection = extension.objection(draft, advert, wallNanos);
        }
        if (objection == null && advert.body() instanceof AdvertBody.Version2 body) {
            objection = objectionToVersion2(draft, advert, body);
        }
        if (objection == null) {
            objection = objectionToIntegrity(advert);
        }
        return objection != null ? objection : objectionToContents(draft, advert);
    }

    /** What is odd about an advert that is used nevertheless; the address list. */
    @Nullable
    Objection remark(Advert advert, boolean compareAddresses) {
        VirtualIps own = settings.addresses();
        if (advert.addresses().size() != own.advertised().size()) {
            return Objection.of(
                    Complaint.ADDRESS_COUNT,
                    Counter.ADDRESS_LIST_ERRORS,
                    Message.OTHER_ADDRESS_COUNT,
                    own.advertised().size(),
                    advert.addresses().size());
        }
        if (!compareAddresses) {
            return null;
        }
        for (VirtualIp vip : own.advertised()) {
            if (!advert.addresses().contains(vip.address())) {
                return Objection.of(
                        Complaint.ADDRESS_MISSING,
                        Counter.ADDRESS_LIST_ERRORS,
                        Message.ADDRESS_MISSING,
                        settings.router().vrid(),
                        source(advert),
                        vip.text());
            }
        }
        return null;
    }

    /** The last reason not to use the advert: where it came from, null if that is right. */
    @Nullable
    Objection objectionToPeer(Advert advert) {
        return peers.objection(advert);
    }

    private @Nullable Objection objectionToHeader(Advert advert) {
        AuthenticationHeader header = advert.protection().ah();
        boolean ah = header != null;
        if (advert.overIpv4() && ah != settings.authenticationHeader()) {
            return Objection.of(
                    Complaint.AUTHENTICATION_HEADER,
                    Counter.AUTH_TYPE_MISMATCH,
                    ah ? Message.AH_WITHOUT_AH : Message.NO_AH,
                    source(advert));
        }
        if (header != null && header.nextHeader() != VRRP) {
            return new Objection(Complaint.AUTHENTICATION_HEADER, null, null, List.of());
        }
        PacketEnvelope envelope = advert.envelope();
        if (advert.protection().hmac() != null && !extension.configured()) {
            int expected = envelope.receivedBytes() - HmacTrailer.BYTES;
            return Objection.of(
                    Complaint.LENGTH,
                    Counter.LENGTH_ERRORS,
                    Message.WRONG_LENGTH,
                    source(advert),
                    "too long, length " + envelope.receivedBytes() + " and expect " + expected);
        }
        boolean wrongTtl = envelope.ttl() != PacketEnvelope.TTL && envelope.ttl() != PacketEnvelope.UNKNOWN;
        if (settings.unicast() == null && wrongTtl) {
            return Objection.of(Complaint.TTL, Counter.TTL_ERRORS, Message.WRONG_TTL, source(advert), envelope.ttl());
        }
        int version = advert.header().version();
        int own = settings.router().version();
        return version == own
                ? null
                : Objection.of(
                        Complaint.VERSION, Counter.VERSION_ERRORS, Message.WRONG_VERSION, source(advert), version, own);
    }

    private @Nullable Objection objectionToVersion2(Draft draft, Advert advert, AdvertBody.Version2 body) {
        Objection objection = password.objection(draft, advert, body);
        if (objection != null) {
            return objection;
        }
        int own = Intervals.seconds(settings.election().advertNanos());
        return body.intervalSeconds() == own
                ? null
                : Objection.of(
                        Complaint.INTERVAL,
                        Counter.INTERVAL_ERRORS,
                        Message.OTHER_INTERVAL,
                        source(advert),
                        own,
                        body.intervalSeconds());
    }

    private static @Nullable Objection objectionToIntegrity(Advert advert) {
        int type = advert.header().type();
        if (type != AdvertHeader.ADVERTISEMENT) {
            return Objection.of(
                    Complaint.TYPE, Counter.INVALID_TYPE_RECEIVED, Message.WRONG_TYPE, source(advert), type);
        }
        PacketEnvelope envelope = advert.envelope();
        if (!totalLengthFits(envelope)) {
            return Objection.of(
                    Complaint.TOTAL_LENGTH,
                    Counter.LENGTH_ERRORS,
                    Message.WRONG_TOTAL_LENGTH,
                    source(advert),
                    envelope.totalLength(),
                    envelope.receivedBytes());
        }
        if (advert.body() instanceof AdvertBody.Version3 body && body.intervalCentis() == 0) {
            // Believing it would mean to take over at once whenever the master is heard.
            return Objection.of(Complaint.INTERVAL, Counter.INTERVAL_ERRORS, Message.ZERO_INTERVAL, source(advert));
        }
        return null;
    }

    private @Nullable Objection objectionToContents(Draft draft, Advert advert) {
        if (advert.body() instanceof AdvertBody.Version3 body) {
            remarkInterval(draft, body);
        }
        Objection objection = checksum.objection(draft, advert);
        if (objection != null) {
            return objection;
        }
        boolean multicast = settings.unicast() == null;
        if (advert.envelope().unicast() == multicast) {
            return Objection.of(
                    Complaint.DESTINATION,
                    Counter.ADDRESS_LIST_ERRORS,
                    Message.WRONG_CAST,
                    multicast ? "multi" : "uni",
                    multicast ? "uni" : "multi",
                    source(advert));
        }
        boolean ignoring = settings.election().adverts().ownerIgnoresAdverts();
        return ignoring && draft.effectivePriority() == InstanceSettings.OWNER_PRIORITY
                ? Objection.of(Complaint.OWNER, null, Message.OWNER_IGNORES, source(advert))
                : null;
    }

    /** A backup learns the interval of its master, so another one is no reason to refuse anything. */
    private void remarkInterval(Draft draft, AdvertBody.Version3 body) {
        int own = Intervals.centis(settings.election().advertNanos());
        if (body.intervalCentis() != own) {
            Objection.of(Complaint.INTERVAL, null, Message.OTHER_CENTIS, own, body.intervalCentis())
                    .raise(draft);
        }
    }

    private static boolean totalLengthFits(PacketEnvelope envelope) {
        int padding = envelope.receivedBytes() - envelope.totalLength();
        return padding == 0 || (envelope.receivedBytes() <= PADDED_BYTES && padding > 0 && padding % 4 == 2);
    }

    private static String source(Advert advert) {
        return AddressText.of(advert.source());
    }
}
