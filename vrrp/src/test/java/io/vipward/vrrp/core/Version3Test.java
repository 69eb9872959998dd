package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.VrrpProtocol.Checksum;
import io.vipward.parser.model.VrrpProtocol.OldUnicast;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import io.vipward.vrrp.wire.AdvertDecoder;
import io.vipward.vrrp.wire.AdvertEncoder;
import io.vipward.vrrp.wire.AdvertHeader;
import io.vipward.vrrp.wire.ChecksumVariant;
import io.vipward.vrrp.wire.PacketEnvelope;
import io.vipward.vrrp.wire.Protection;
import io.vipward.vrrp.wire.Sealing;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class Version3Test {
    private static final Checksum AS_VERSION_2 = new Checksum(true, OldUnicast.AUTOMATIC);

    @Test
    void backupLearnsTheIntervalOfItsMaster() {
        Run run = Run.started(Fixtures.instance(100).version3().advertNanos(2 * SECOND));

        run.at(SECOND).hears(advert(200, 50, ChecksumVariant.PSEUDO_HEADER));

        assertEquals(1_804_687_000L, run.untilDeadline());
        assertTrue(run.log().contains("(VI_1) advertisement interval updated from 2000ms to 500ms by master"));
    }

    @Test
    void masterReturnsToItsOwnInterval() {
        Run run = Run.started(Fixtures.instance(100).version3().advertNanos(2 * SECOND));
        run.at(SECOND).hears(advert(200, 50, ChecksumVariant.PSEUDO_HEADER));

        run.toDeadline();

        assertEquals(2 * SECOND, run.untilDeadline());
        assertEquals(2 * SECOND, run.state().heard().advertNanos());
    }

    @Test
    void discardedAdvertTeachesNothing() {
        Run run = Run.started(Fixtures.instance(100).version3());

        run.at(SECOND).hears(advert(50, 400, ChecksumVariant.PSEUDO_HEADER));

        assertEquals(SECOND, run.state().heard().advertNanos());
    }

    @Test
    void intervalOfZeroIsRefused() {
        Run run = Run.started(Fixtures.instance(100).version3());

        run.at(SECOND).hears(advert(200, 0, ChecksumVariant.PSEUDO_HEADER));

        assertEquals(List.of("(VI_1) advertisement interval 0 from 192.0.2.2 - ignored"), run.log());
        assertEquals(0, run.counter(Counter.ADVERTS_RECEIVED));
    }

    @Test
    void checksumWithoutPseudoHeaderIsRefused() {
        Run run = Run.started(Fixtures.instance(100).version3());

        run.at(SECOND).hears(advert(200, 100, ChecksumVariant.PLAIN));

        assertEquals(List.of("(VI_1) Invalid VRRPv3 checksum from 192.0.2.2"), run.log());
    }

    @Test
    void checksumAsInVersion2UnderstandsBoth() {
        Run run = Run.started(Fixtures.instance(100).version3().checksum(AS_VERSION_2));

        run.at(SECOND).hears(advert(200, 100, ChecksumVariant.PLAIN));
        run.after(SECOND).hears(advert(200, 100, ChecksumVariant.PSEUDO_HEADER));

        assertEquals(2, run.counter(Counter.ADVERTS_RECEIVED));
    }

    @Test
    void checksumAsInVersion2IsSentSo() {
        Run run = Run.master(Fixtures.instance(100).version3().checksum(AS_VERSION_2));

        assertEquals(ChecksumVariant.PLAIN, sent(run).protection().sealing().checksum());
    }

    @Test
    void otherVersionIsRefused() {
        Run run = Run.started(Fixtures.instance(100).version3());

        run.at(SECOND).hears("192.0.2.2", 200);

        assertEquals(List.of("(VI_1) wrong VRRP version from 192.0.2.2. Received 2 and expect 3"), run.log());
        assertEquals(1, run.counter(Counter.VERSION_ERRORS));
    }

    @Test
    void withoutLinkLocalAddressThereIsNothingToSendOver6() {
        Run run = Run.master(Fixtures.instance(100).version6());

        assertFalse(run.deeds().isEmpty());
        run.sourceChanges(null);

        assertEquals(List.of("remove fe80::100", "MASTER -> FAULT"), run.deeds());
    }

    private static Action.SendAdvert sent(Run run) {
        return (Action.SendAdvert) run.step().actions().stream()
                .filter(Action.SendAdvert.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static Advert advert(int priority, int centis, ChecksumVariant checksum) {
        Advert advert = new Advert(
                PacketEnvelope.outgoing(address("192.0.2.2"), address("224.0.0.18"), 1),
                new AdvertHeader(3, 1, 51, priority, 1),
                new AdvertBody.Version3(0, centis),
                List.of(address("192.0.2.100")),
                Protection.NONE);
        byte[] packet = AdvertEncoder.encode(advert, new Sealing(checksum, null));
        return (Advert) AdvertDecoder.decode(ByteBuffer.wrap(packet));
    }
}
