package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vipward.parser.model.AdvertHandling;
import io.vipward.parser.model.GarpSettings;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasterTest {
    private static final long MASTER_DOWN_100 = 3_609_375_000L;
    private static final GarpSettings ONE_BURST = new GarpSettings(0, 5, 0, 1, 0, 5);

    @Test
    void advertisesOnAFixedRhythmHoweverLateItIsCalled() {
        Run run = Run.master(Fixtures.instance(100).garp(ONE_BURST));
        long start = run.now();

        run.at(start + SECOND + 400_000).timer();
        assertEquals(List.of("advert 100"), run.deeds());
        long second = run.state().nextDeadlineNanos();
        run.at(second + 700_000).timer();

        assertEquals(start + 2 * SECOND, second);
        assertEquals(start + 3 * SECOND, run.state().nextDeadlineNanos());
    }

    @Test
    void identificationCountsFromOneAndSkipsZero() {
        List<Integer> identifications = new ArrayList<>();
        Run run = Run.master(Fixtures.instance(100).garp(ONE_BURST));
        for (int count = 0; count < 0x10000; count++) {
            Action first = run.step().actions().stream()
                    .filter(Action.SendAdvert.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            identifications.add(assertInstanceOf(Action.SendAdvert.class, first)
                    .advert()
                    .envelope()
                    .identification());
            run.toDeadline();
        }

        assertEquals(List.of(1, 2, 3), identifications.subList(0, 3));
        assertEquals(List.of(0xffff, 1), identifications.subList(0xfffe, 0x10000));
    }

    @Test
    void yieldsToHigherPriorityWithoutAnAdvert() {
        Run run = Run.master(Fixtures.instance(100));

        run.after(10).hears("192.0.2.2", 101);

        assertEquals(List.of("remove 192.0.2.100", "MASTER -> BACKUP"), run.deeds());
        assertEquals(
                List.of(
                        "(VI_1) Master received advert from 192.0.2.2 with higher priority 101, ours 100",
                        "(VI_1) Entering BACKUP STATE",
                        "(VI_1) removing VIPs.",
                        "VI_1: MASTER -> BACKUP (192.0.2.2 has higher priority 101, ours 100)"),
                run.log());
        assertEquals(MASTER_DOWN_100, run.untilDeadline());
        assertEquals(1, run.counter(Counter.RELEASED_MASTER));
    }

    @Test
    void answersHigherPriorityFirstWhereAsked() {
        Run run = Run.master(Fixtures.instance(100).handling(new AdvertHandling(false, true, false, false)));

        run.hears("192.0.2.2", 101);

        assertEquals(List.of("advert 100", "remove 192.0.2.100", "MASTER -> BACKUP"), run.deeds());
    }

    @Test
    void equalPriorityIsDecidedByTheAddress() {
        Run higher = Run.master(Fixtures.instance(100));
        Run lower = Run.master(Fixtures.instance(100));

        higher.hears("192.0.2.2", 100);
        lower.hears("192.0.1.250", 100);

        assertEquals(
                new Reason.HigherAddressHeard(Conflict.begins(address("192.0.2.2"), higher.now()), 100),
                higher.step().reason());
        assertEquals(
                "(VI_1) Master received advert from 192.0.2.2 with same priority 100 but higher IP address than ours",
                higher.log().get(0));
        assertEquals(StateName.MASTER, lower.state().name());
    }

    @Test
    void addressesAreComparedWithoutSigns() {
        Run run = Run.master(Fixtures.instance(100));

        run.hears("10.0.0.1", 100);

        assertEquals(StateName.MASTER, run.state().name());
    }

    @Test
    void ownAddressFromElsewhereIsOnlyWarnedOf() {
        Run run = Run.master(Fixtures.instance(100));

        run.hears("192.0.2.1", 100);

        assertEquals(
                List.of("(VI_1) WARNING - equal priority advert received from remote host with our IP address."),
                run.log());
        assertEquals(List.of(), run.deeds());
    }

    @Test
    void lowerPriorityIsAnsweredAndAnnouncedTwice() {
        Run run = Run.master(Fixtures.instance(100).garp(new GarpSettings(0, 5, 0, 1, 2 * SECOND, 3)));
        long first = run.now();

        run.after(SECOND / 2).hears("192.0.2.2", 99);
        assertEquals(List.of("advert 100", "announce 3 x 192.0.2.100", "lower 99 from 192.0.2.2"), run.deeds());
        assertEquals(
                List.of("(VI_1) Received advert from 192.0.2.2 with lower priority 99, ours 100,"
                        + " forcing new election"),
                run.log());
        assertEquals(SECOND, run.untilDeadline());
        run.after(SECOND / 4).hears("192.0.2.2", 99);
        run.at(first + SECOND / 2 + 2 * SECOND).timer();

        assertEquals(List.of("advert 100", "announce 3 x 192.0.2.100"), run.deeds());
        assertEquals(List.of("advert 100"), run.toDeadline().deeds());
    }

    @Test
    void lowerPriorityIsNotAnsweredWhereForbidden() {
        Run run = Run.master(Fixtures.instance(100).handling(new AdvertHandling(true, false, false, false)));
        long deadline = run.state().nextDeadlineNanos();

        run.after(10).hears("192.0.2.2", 99);

        assertEquals(List.of("announce 5 x 192.0.2.100", "lower 99 from 192.0.2.2"), run.deeds());
        assertEquals(List.of("(VI_1) Received advert from 192.0.2.2 with lower priority 99, ours 100"), run.log());
        assertEquals(deadline, run.state().nextDeadlineNanos());
    }

    @Test
    void priorityZeroIsAnsweredAtOnce() {
        Run run = Run.master(Fixtures.instance(100));

        run.after(10).hears("192.0.2.2", 0);

        assertEquals(List.of("advert 100"), run.deeds());
        assertEquals(List.of("(VI_1) Master received priority 0 message"), run.log());
        assertEquals(SECOND, run.untilDeadline());
    }

    @Test
    void refusedAdvertsDoNotSilenceTheMaster() {
        Run run = Run.master(Fixtures.instance(100).garp(ONE_BURST));
        long deadline = run.state().nextDeadlineNanos();
        Advert wrongPassword = withPassword(Run.advert("192.0.2.2", 200), 0x77726f6e67000000L);

        for (int count = 0; count < 9; count++) {
            run.after(SECOND / 10).hears(wrongPassword);
        }

        assertEquals(deadline, run.state().nextDeadlineNanos());
        assertEquals(9, run.counter(Counter.AUTH_FAILURES));
        assertEquals(StateName.MASTER, run.state().name());
    }

    @Test
    void complaintsOfAKindAreLoggedOnceUntilTheStateChanges() {
        Run run = Run.master(Fixtures.instance(100));
        Advert wrongPassword = withPassword(Run.advert("192.0.2.2", 200), 1);

        assertEquals(
                List.of("(VI_1) received an invalid passwd from 192.0.2.2!"),
                run.hears(wrongPassword).log());
        assertEquals(List.of(), run.hears(wrongPassword).log());
        run.hears("192.0.2.3", 200);
        assertEquals(
                List.of("(VI_1) received an invalid passwd from 192.0.2.2!"),
                run.hears(wrongPassword).log());
    }

    @Test
    void secondBurstAndRefreshesFollowTheFirst() {
        Run run = Run.master(Fixtures.instance(100)
                .advertNanos(10 * SECOND)
                .garp(new GarpSettings(2 * SECOND, 5, 3 * SECOND, 2, 0, 0)));
        long start = run.now();

        List<String> seen = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            run.toDeadline();
            seen.add((run.now() - start) / SECOND + " s: " + String.join(", ", run.deeds()));
        }

        assertEquals(
                List.of(
                        "2 s: announce 5 x 192.0.2.100",
                        "5 s: announce 2 x 192.0.2.100",
                        "8 s: announce 2 x 192.0.2.100",
                        "10 s: advert 100"),
                seen);
    }

    @Test
    void burstsEndWithTheMasterState() {
        Run run = Run.master(Fixtures.instance(100).garp(new GarpSettings(2 * SECOND, 5, 3 * SECOND, 2, SECOND, 5)));
        run.hears("192.0.2.2", 50);

        run.hears("192.0.2.2", 200);
        run.toDeadline();
        run.at(run.now() + 4 * SECOND).timer();

        assertEquals(List.of("advert 100", "announce 5 x 192.0.2.100"), run.deeds());
    }

    private static Advert withPassword(Advert advert, long password) {
        return new Advert(
                advert.envelope(),
                advert.header(),
                new AdvertBody.Version2(1, 1, password),
                advert.addresses(),
                advert.protection());
    }
}
