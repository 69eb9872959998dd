package io.vipward.vrrp.kernel.linkbeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linkbeat.LinkState;
import io.vipward.netlink.linkbeat.LinkbeatMethod;
import io.vipward.netlink.linux.Errno;
import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import io.vipward.vrrp.kernel.linkbeat.PollRound.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LinkPollerTest {
    private static final long LIMIT_SECONDS = 20;
    private static final LinkState UNSUPPORTED = new LinkState.Unknown(Errno.EOPNOTSUPP);

    private final Map<String, LinkState> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    void onlyChangesAreTold() {
        PollRound round = round(Map.of("eth0", Optional.of(LinkbeatMethod.MII)));
        answers.put("eth0 MII", LinkState.UP);

        assertEquals(List.of(new Answer("eth0", true)), round.next());
        assertEquals(List.of(), round.next());
        answers.put("eth0 MII", LinkState.DOWN);

        assertEquals(List.of(new Answer("eth0", false)), round.next());
        assertEquals(List.of(), round.next());
    }

    @Test
    void firstWayThatWorksIsKept() {
        PollRound round = round(Map.of("eth0", Optional.empty()));
        answers.put("eth0 ETHTOOL", LinkState.UP);
        answers.put("eth0 IOCTL", LinkState.DOWN);

        assertEquals(List.of(new Answer("eth0", true)), round.next());
        asked.clear();
        assertEquals(List.of(), round.next());

        assertEquals(List.of("eth0 ETHTOOL"), asked);
    }

    @Test
    void wrongWayIsReplacedByOneThatWorks() {
        PollRound round = round(Map.of("eth0", Optional.of(LinkbeatMethod.MII)));
        answers.put("eth0 IOCTL", LinkState.UP);

        assertEquals(List.of(new Answer("eth0", true)), round.next());
    }

    @Test
    void missingInterfaceHasNoLinkUntilItIsThere() {
        PollRound round = round(Map.of("eth0", Optional.of(LinkbeatMethod.ETHTOOL)));

        assertEquals(List.of(new Answer("eth0", false)), round.next());
        answers.put("eth0 ETHTOOL", LinkState.UP);
        assertEquals(List.of(new Answer("eth0", true)), round.next());
        answers.clear();

        assertEquals(List.of(new Answer("eth0", false)), round.next());
    }

    @Test
    void asksOnItsOwnThreadUntilItIsClosed() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        CountDownLatch closed = new CountDownLatch(1);
        boolean[] up = {false};
        PollRound changing =
                new PollRound(new PolledLinks(Map.of("eth0", Optional.of(LinkbeatMethod.IOCTL))), (name, method) -> {
                    up[0] = !up[0];
                    return LinkState.of(up[0]);
                });

        LinkPoller poller = LinkPoller.start(
                changing,
                TimeUnit.MILLISECONDS.toNanos(1),
                (name, isUp) -> told.add(
                        name + " " + isUp + " on " + Thread.currentThread().getName()),
                closed::countDown);
        String first = told.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        String second = told.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        poller.close();
        poller.close();

        assertEquals("eth0 true on linkbeat", first);
        assertEquals("eth0 false on linkbeat", second);
        assertTrue(closed.await(LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void answerThatNobodyTookIsToldAgain() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        CountDownLatch closed = new CountDownLatch(1);
        answers.put("eth0 IOCTL", LinkState.UP);

        LinkPoller poller = LinkPoller.start(
                round(Map.of("eth0", Optional.of(LinkbeatMethod.IOCTL))),
                TimeUnit.MILLISECONDS.toNanos(1),
                (name, up) -> told.add(name + " " + up) && told.size() > 1,
                closed::countDown);
        told.poll(LIMIT_SECONDS, TimeUnit.SECONDS);

        assertEquals("eth0 true", told.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
        poller.close();
        assertTrue(closed.await(LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void configurationSaysWhichLinksArePolled() {
        String instance = "vrrp_instance VI_1 {\n interface eth0\n virtual_router_id 51\n"
                + " track_interface {\n eth1\n }\n virtual_ipaddress {\n 10.0.0.1 dev eth2\n }\n}\n";
        String entries = "linkbeat_interfaces {\n eth3 ETHTOOL\n vrrp.51 MII\n}\n";

        assertEquals(
                Map.of("eth3", Optional.of(LinkbeatMethod.ETHTOOL)),
                polled(entries + instance.replace("interface eth0", "interface eth0\n use_vmac vrrp.51"))
                        .methods());
        assertEquals(
                Set.of("eth0", "eth1", "eth2", "eth3", "vrrp.51"),
                polled("linkbeat_use_polling\n" + entries + instance).methods().keySet());
        assertEquals(
                Map.of("eth0", Optional.empty()),
                polled(instance.replace("interface eth0", "interface eth0\n linkbeat_use_polling"))
                        .methods());
        assertFalse(polled(instance).contains("eth0"));
    }

    private static PolledLinks polled(String text) {
        Configuration configuration = Objects.requireNonNull(
                ConfigurationParser.parse("test.conf", text).configuration());
        return PolledLinks.of(
                configuration.global().vrrp().interfaces().polling(),
                configuration.interfaces().polled(),
                configuration.vrrpInstances(),
                configuration.vrrp().syncGroups());
    }

    private PollRound round(Map<String, Optional<LinkbeatMethod>> links) {
        return new PollRound(new PolledLinks(links), (name, method) -> {
            asked.add(name + " " + method);
            return answers.getOrDefault(name + " " + method, UNSUPPORTED);
        });
    }
}
