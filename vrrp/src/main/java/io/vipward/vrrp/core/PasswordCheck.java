package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import io.vipward.vrrp.wire.AhIcv;
import io.vipward.vrrp.wire.AhKey;
import io.vipward.vrrp.wire.AuthenticationHeader;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The authentication of VRRPv2: a password, or IPsec's authentication header (RFC 2338, section 10). */
final class PasswordCheck {
    private static final int HIGHEST_TYPE = 2;
    private static final int PASS = 1;

    private final int type;
    private final long password;
    private final AhKey key;
    private final boolean unicast;

    PasswordCheck(InstanceSettings settings) {
        byte[] bytes = settings.router().authentication().password();
        this.type = settings.router().authentication().type().code();
        this.password = ByteBuffer.wrap(bytes).getLong();
        this.key = AhKey.of(bytes);
        this.unicast = settings.unicast() != null;
    }

    @Nullable
    Objection objection(Draft draft, Advert advert, AdvertBody.Version2 body) {
        String source = AddressText.of(advert.source());
        if (body.authType() > HIGHEST_TYPE) {
            return Objection.of(
                    Complaint.AUTH_TYPE_INVALID,
                    Counter.INVALID_AUTH_TYPE,
                    Message.INVALID_AUTH_TYPE,
                    source,
                    body.authType());
        }
        if (body.authType() != type) {
            return Objection.of(
                    Complaint.AUTH_TYPE_OTHER,
                    Counter.AUTH_TYPE_MISMATCH,
                    Message.OTHER_AUTH_TYPE,
                    body.authType(),
                    source,
                    type);
        }
        // One comparison of two registers: its time tells nothing about the password.
        if (type == PASS && body.authData() != password) {
            return failure(Message.WRONG_PASSWORD, source);
        }
        AuthenticationHeader ah = advert.protection().ah();
        return ah == null ? null : objectionToHeader(draft, advert, ah);
    }

    private @Nullable Objection objectionToHeader(Draft draft, Advert advert, AuthenticationHeader ah) {
        if (!AhIcv.verify(advert, key, unicast)) {
            return failure(Message.AH_INVALID);
        }
        long expectedSpi = AuthenticationHeader.spiOf(advert.source());
        if (ah.spi() != expectedSpi) {
            return failure(Message.AH_WRONG_SPI, ah.spi(), expectedSpi);
        }
        long last = draft.state().memory().ahSequence();
        if (ah.sequence() <= last) {
            if (ah.sequence() == last) {
                breakTie(draft, advert);
            }
            return failure(Message.AH_REPLAYED, ah.sequence(), last);
        }
        draft.remember(draft.state().memory().withAhSequence(ah.sequence()));
        return null;
    }

    /**
     * Two masters that advertise at the same moments with the same numbers would refuse each other's adverts for ever: the one
     * that has to be heard, because the other is to yield, skips a number.
     */
    private static void breakTie(Draft draft, Advert advert) {
        if (draft.phase() instanceof Phase.Master && outranks(draft, advert)) {
            Memory memory = draft.state().memory();
            draft.remember(memory.withAhSequence(memory.ahSequence() + 1));
        }
    }

    private static boolean outranks(Draft draft, Advert advert) {
        InetAddress own = draft.source();
        if (draft.effectivePriority() != advert.priority() || own == null) {
            return draft.effectivePriority() > advert.priority();
        }
        return Arrays.compareUnsigned(own.getAddress(), advert.source().getAddress()) > 0;
    }

    private static Objection failure(Message message, Object... details) {
        return Objection.of(Complaint.AUTHENTICATION, Counter.AUTH_FAILURES, message, details);
    }
}
