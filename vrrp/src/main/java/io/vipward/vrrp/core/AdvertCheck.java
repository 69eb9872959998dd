package io.vipward.vrrp.core;

import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import io.vipward.vrrp.wire.AdvertChecksum;
import io.vipward.vrrp.wire.AdvertHeader;
import io.vipward.vrrp.wire.HmacTrailer;
import io.vipward.vrrp.wire.PacketEnvelope;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an advert of another is to be believed: RFC 3768, section 7.1, in the order in which keepalived checks. */
final class AdvertCheck {
    /** The longest datagram that Ethernet may have padded. */
    private static final int PADDED_BYTES = 46;

    private static final int HIGHEST_AUTH_TYPE = 2;

    private final InstanceSettings settings;
    private final int authType;
    private final long password;
    private final int intervalSeconds;

    AdvertCheck(InstanceSettings settings) {
        this.settings = settings;
        this.authType = settings.router().authentication().type().code();
        this.password =
                ByteBuffer.wrap(settings.router().authentication().password()).getLong();
        this.intervalSeconds = OutgoingAdverts.intervalSeconds(settings);
    }

    /**
     * What is wrong with an advert.
     *
     * @param counter what it is counted as
     * @param details behind the instance's name
     */
    record Objection(Complaint complaint, Counter counter, Message message, List<Object> details) {
        Objection {
            details = List.copyOf(details);
        }
    }

    /** The first reason not to use the advert, null if it is good. */
    @Nullable
    Objection firstObjection(Advert advert) {
        Objection objection = objectionToHeader(advert);
        if (objection == null && advert.body() instanceof AdvertBody.Version2 body) {
            objection = objectionToVersion2(advert, body);
        }
        return objection != null ? objection : objectionToIntegrity(advert);
    }

    /** What is odd about an advert that is used nevertheless. */
    List<Objection> remarks(Advert advert, boolean compareAddresses) {
        List<VirtualIp> own = settings.addresses().advertised();
        if (advert.addresses().size() != own.size()) {
            return List.of(objection(
                    Complaint.ADDRESS_COUNT,
                    Counter.ADDRESS_LIST_ERRORS,
                    Message.OTHER_ADDRESS_COUNT,
                    own.size(),
                    advert.addresses().size()));
        }
        if (!compareAddresses) {
            return List.of();
        }
        for (VirtualIp vip : own) {
            if (!advert.addresses().contains(vip.address())) {
                return List.of(objection(
                        Complaint.ADDRESS_MISSING,
                        Counter.ADDRESS_LIST_ERRORS,
                        Message.ADDRESS_MISSING,
                        settings.router().vrid(),
                        source(advert),
                        vip.text()));
            }
        }
        return List.of();
    }

    private @Nullable Objection objectionToHeader(Advert advert) {
        PacketEnvelope envelope = advert.envelope();
        if (advert.protection().hmac() != null) {
            int expected = envelope.receivedBytes() - HmacTrailer.BYTES;
            return objection(
                    Complaint.LENGTH,
                    Counter.LENGTH_ERRORS,
                    Message.WRONG_LENGTH,
                    source(advert),
                    "too long, length " + envelope.receivedBytes() + " and expect " + expected);
        }
        if (envelope.ttl() != PacketEnvelope.TTL) {
            return objection(Complaint.TTL, Counter.TTL_ERRORS, Message.WRONG_TTL, source(advert), envelope.ttl());
        }
        int version = advert.header().version();
        if (version != settings.router().version()) {
            return objection(
                    Complaint.VERSION,
                    Counter.VERSION_ERRORS,
                    Message.WRONG_VERSION,
                    source(advert),
                    version,
                    settings.router().version());
        }
        return null;
    }

    private @Nullable Objection objectionToVersion2(Advert advert, AdvertBody.Version2 body) {
        if (body.authType() > HIGHEST_AUTH_TYPE) {
            return objection(
                    Complaint.AUTH_TYPE_INVALID,
                    Counter.INVALID_AUTH_TYPE,
                    Message.INVALID_AUTH_TYPE,
                    source(advert),
                    body.authType());
        }
        if (body.authType() != authType) {
            return objection(
                    Complaint.AUTH_TYPE_OTHER,
                    Counter.AUTH_TYPE_MISMATCH,
                    Message.OTHER_AUTH_TYPE,
                    body.authType(),
                    source(advert),
                    authType);
        }
        // One comparison of two registers: its time tells nothing about the password.
        if (authType != 0 && body.authData() != password) {
            return objection(Complaint.AUTHENTICATION, Counter.AUTH_FAILURES, Message.WRONG_PASSWORD, source(advert));
        }
        if (body.intervalSeconds() != intervalSeconds) {
            return objection(
                    Complaint.INTERVAL,
                    Counter.INTERVAL_ERRORS,
                    Message.OTHER_INTERVAL,
                    source(advert),
                    intervalSeconds,
                    body.intervalSeconds());
        }
        return null;
    }

    private @Nullable Objection objectionToIntegrity(Advert advert) {
        int type = advert.header().type();
        if (type != AdvertHeader.ADVERTISEMENT) {
            return objection(Complaint.TYPE, Counter.INVALID_TYPE_RECEIVED, Message.WRONG_TYPE, source(advert), type);
        }
        PacketEnvelope envelope = advert.envelope();
        if (!totalLengthFits(envelope)) {
            return objection(
                    Complaint.TOTAL_LENGTH,
                    Counter.LENGTH_ERRORS,
                    Message.WRONG_TOTAL_LENGTH,
                    source(advert),
                    envelope.totalLength(),
                    envelope.receivedBytes());
        }
        if (!AdvertChecksum.holdsPlain(advert)) {
            return objection(Complaint.CHECKSUM, Counter.CHECKSUM_ERRORS, Message.WRONG_CHECKSUM, source(advert));
        }
        if (!envelope.destination().isMulticastAddress()) {
            return objection(Complaint.DESTINATION, Counter.ADDRESS_LIST_ERRORS, Message.NOT_MULTICAST, source(advert));
        }
        return null;
    }

    private static boolean totalLengthFits(PacketEnvelope envelope) {
        int padding = envelope.receivedBytes() - envelope.totalLength();
        return padding == 0 || (envelope.receivedBytes() <= PADDED_BYTES && padding > 0 && padding % 4 == 2);
    }

    private static String source(Advert advert) {
        return advert.source().getHostAddress();
    }

    private static Objection objection(Complaint complaint, Counter counter, Message message, Object... details) {
        return new Objection(complaint, counter, message, new ArrayList<>(List.of(details)));
    }
}
