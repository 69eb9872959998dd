package io.vipward.vrrp.kernel;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.vrrp.core.StateName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What links, addresses and kernels that fail do to the engine. */
class VrrpEngineUpsetsTest extends VrrpEngineFixture {
    @Test
    void refusedAddressDoesNotStopTheTransition() throws Exception {
        kernel.addFails = Errno.EINVAL;
        engine.start(settings(instance().build()), UPTIME);

        scheduler.advance(MASTER_DOWN_100);

        assertEquals(StateName.MASTER, state());
    }

    @Test
    void ownLateDeletionIsNotTakenForSomebodyElses() throws Exception {
        engine.start(settings(instance().build()), UPTIME);
        scheduler.advance(MASTER_DOWN_100);
        kernel.receives(advert(51, 200));
        scheduler.nextTurn();
        scheduler.advance(MASTER_DOWN_100);
        assertEquals(StateName.MASTER, state());
        InterfaceAddress vip = InterfaceAddress.of(FakeVrrpKernel.ETH0, address("192.0.2.100"), 32);

        kernel.kernelSays().addressRemoved(vip);
        assertEquals(StateName.MASTER, state());
        kernel.kernelSays().addressRemoved(vip);

        assertEquals(StateName.BACKUP, state());
    }

    @Test
    void linkDownAndUpIsAFaultAndItsEnd() throws Exception {
        engine.start(settings(instance().build()), UPTIME);
        scheduler.advance(MASTER_DOWN_100);
        kernel.takeDeeds();

        kernel.sendFails = Errno.ENETUNREACH;
        kernel.kernelSays().linkChanged(FakeVrrpKernel.eth0(FakeVrrpKernel.ETH0, 0));
        scheduler.nextTurn();
        assertEquals(StateName.FAULT, state());
        assertEquals(List.of("change -192.0.2.100"), kernel.takeDeeds());
        kernel.sendFails = null;
        kernel.kernelSays().linkChanged(FakeVrrpKernel.eth0Serving(FakeVrrpKernel.ETH0));
        scheduler.nextTurn();

        assertEquals("VI_1: FAULT -> BACKUP (interface eth0 up)", transitions.get(transitions.size() - 1));
    }

    @Test
    void interfaceThatComesBackUnderAnotherIndexGetsNewSockets() throws Exception {
        engine.start(settings(instance().build()), UPTIME);

        kernel.kernelSays().linkRemoved(FakeVrrpKernel.eth0Serving(FakeVrrpKernel.ETH0));
        assertEquals(0, kernel.openChannels);
        kernel.kernelSays().linkChanged(FakeVrrpKernel.eth0Serving(9));
        kernel.kernelSays().addressAdded(InterfaceAddress.of(9, address("192.0.2.1"), 24));
        scheduler.advance(MASTER_DOWN_100);

        assertEquals(1, kernel.openChannels);
        assertEquals(StateName.MASTER, state());
    }

    @Test
    void interfaceThatIsMissingAtTheStartIsAFault() throws Exception {
        kernel.links.clear();
        kernel.addresses.clear();

        engine.start(settings(instance().build()), UPTIME);

        assertEquals(StateName.FAULT, state());
    }

    @Test
    void lossOfTheSourceAddressIsAFaultUntilThereIsAnother() throws Exception {
        engine.start(settings(instance().build()), UPTIME);

        kernel.kernelSays().addressRemoved(InterfaceAddress.of(FakeVrrpKernel.ETH0, address("192.0.2.1"), 24));
        assertEquals(StateName.FAULT, state());
        kernel.kernelSays().addressAdded(InterfaceAddress.of(FakeVrrpKernel.ETH0, address("192.0.2.7"), 24));

        assertEquals(StateName.BACKUP, state());
        assertEquals(address("192.0.2.7"), engine.snapshot().instances().get(0).sourceAddress());
    }

    @Test
    void afterLostNotificationsTheKernelIsReadAgain() throws SystemCallException {
        engine.start(settings(instance().build()), UPTIME);
        scheduler.advance(MASTER_DOWN_100);
        kernel.addresses.removeIf(one -> one.address().equals(address("192.0.2.100")));

        kernel.kernelSays().resync();
        scheduler.nextTurn();

        assertEquals(
                "VI_1: MASTER -> BACKUP (192.0.2.100 on eth0 was removed by others)",
                transitions.get(transitions.size() - 1));
        kernel.links.set(0, FakeVrrpKernel.eth0(FakeVrrpKernel.ETH0, Link.UP));
        kernel.kernelSays().resync();
        assertEquals(StateName.FAULT, state());
    }

    @Test
    void advertsGoOnWhenSendingFailsForAWhile() throws Exception {
        engine.start(settings(instance().build()), UPTIME);
        scheduler.advance(MASTER_DOWN_100);
        kernel.sendFails = Errno.ENOBUFS;
        scheduler.advance(3 * SECOND);
        kernel.sendFails = null;
        kernel.takeDeeds();

        scheduler.advance(SECOND);

        assertEquals(List.of("advert 51/100"), kernel.takeDeeds());
    }

    @Test
    void unansweredChangeIsComparedWithWhatTheKernelHas() throws Exception {
        engine.start(settings(instance().build()), UPTIME);
        kernel.addFails = Errno.ETIMEDOUT;

        scheduler.advance(MASTER_DOWN_100);
        assertEquals(StateName.BACKUP, state());
        kernel.addFails = null;
        scheduler.advance(SECOND);

        assertEquals(StateName.MASTER, state());
        assertTrue(kernel.has("192.0.2.100"));
    }

    @Test
    void addressThatShouldNotBeThereIsRemovedWhenTheKernelIsReadAgain() throws Exception {
        engine.start(settings(instance().build()), UPTIME);
        kernel.addresses.add(InterfaceAddress.of(FakeVrrpKernel.ETH0, address("192.0.2.100"), 32));

        kernel.kernelSays().resync();
        scheduler.nextTurn();

        assertFalse(kernel.has("192.0.2.100"));
    }
}
