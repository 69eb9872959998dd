package io.vipward.vrrp.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.nftables.FirewallOptions;
import io.vipward.netlink.nftables.VmacLink;
import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.InstanceSettings;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.kernel.vmac.PreparedLinks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What virtual interfaces mean to an engine: instances that cannot have theirs, and those that are to be silent. */
class VrrpEngineVirtualTest {
    private static final long UPTIME = 3_600_000_000_000L;
    private static final VmacLink RED = new VmacLink(false, 7, "red", FakeVrrpKernel.ETH0, null);
    private static final VmacLink BLUE = new VmacLink(false, 8, "blue", FakeVrrpKernel.ETH0, null);

    private final FakeVrrpKernel kernel = FakeVrrpKernel.machine();
    private final VrrpEngine engine = new VrrpEngine(new ManualScheduler(), kernel, TransitionListener.NONE);

    @Test
    void anInstanceWithoutItsInterfaceIsInFaultUntilAReload() throws Exception {
        engine.start(settings(100, Map.of("VI_1", "this kernel has no ipvlan")), UPTIME);
        StateName before = state();

        engine.reload(settings(100, Map.of()));

        assertEquals(StateName.FAULT, before);
        assertEquals(StateName.BACKUP, state());
    }

    @Test
    void anOwnerWithoutItsInterfaceHoldsNothing() throws Exception {
        engine.start(settings(InstanceSettings.OWNER_PRIORITY, Map.of("VI_1", "no name is left")), UPTIME);

        List<String> deeds = kernel.takeDeeds();
        assertEquals(StateName.FAULT, state());
        assertFalse(deeds.contains("advert 51/255"), deeds::toString);
        assertTrue(deeds.stream().noneMatch(deed -> deed.contains("+192.0.2.100")), deeds::toString);
    }

    @Test
    void interfacesAreSilencedOnceAndForgottenOnce() {
        engine.silence(FirewallOptions.DEFAULT, List.of(RED, BLUE));
        List<String> begun = kernel.takeDeeds();
        engine.silence(FirewallOptions.DEFAULT, List.of(RED, BLUE));
        List<String> again = kernel.takeDeeds();
        engine.silence(FirewallOptions.DEFAULT, List.of(BLUE));

        // What an earlier run has left goes first.
        assertEquals(3, filters(begun), begun::toString);
        assertEquals(List.of(), again);
        assertEquals(1, filters(kernel.takeDeeds()));
    }

    @Test
    void otherTablesSilenceTheSameInterfaces() {
        engine.silence(FirewallOptions.DEFAULT, List.of(RED));
        kernel.takeDeeds();

        engine.silence(new FirewallOptions("other", -1, false, false), List.of(RED));

        List<String> moved = kernel.takeDeeds();
        assertEquals(2, filters(moved), moved::toString);
    }

    @Test
    void nothingIsToBeSilentWhereThereIsNone() {
        engine.silence(FirewallOptions.DEFAULT, List.of());

        assertEquals(List.of(), kernel.takeDeeds());
    }

    private static long filters(List<String> deeds) {
        return deeds.stream().filter(deed -> deed.startsWith("filter")).count();
    }

    private StateName state() {
        return engine.snapshot().instances().get(0).stateName();
    }

    private static EngineSettings settings(int priority, Map<String, String> faults) {
        RouterSettings router =
                RouterSettings.of(List.of(Fixtures.instance(priority).build()), List.of());
        return EngineSettings.of(router).with(new PreparedLinks(router, faults));
    }
}
