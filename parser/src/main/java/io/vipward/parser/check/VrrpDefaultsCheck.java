package io.vipward.parser.check;

import io.vipward.parser.model.PacketFilter;
import io.vipward.parser.model.PacketFilter.Nftables;
import io.vipward.parser.model.VrrpDefaults;
import io.vipward.parser.model.VrrpDefaults.AdvertDefaults;
import io.vipward.parser.model.VrrpDefaults.BufferPolicy;
import io.vipward.parser.model.VrrpDefaults.DynamicInterfaces;
import io.vipward.parser.model.VrrpDefaults.GarpDefaults;
import io.vipward.parser.model.VrrpDefaults.GarpSchedule;
import io.vipward.parser.model.VrrpDefaults.InterfaceDefaults;
import io.vipward.parser.model.VrrpDefaults.MulticastGroups;
import io.vipward.parser.model.VrrpDefaults.ProtocolDefaults;
import io.vipward.parser.model.VrrpDefaults.ReceiveBuffers;
import io.vipward.parser.model.VrrpDefaults.StartDelays;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.BufferSize;
import io.vipward.parser.schema.ExtraInterfaces;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.TopLevelTable;
import io.vipward.parser.schema.VrrpRows;

/** Completes what holds for all instances. */
final class VrrpDefaultsCheck {
    private final BoundBlock top;
    private final Globals globals;
    private final VrrpRows rows = GlobalDefsTable.VRRP;

    VrrpDefaultsCheck(BoundBlock top, Globals globals) {
        this.top = top;
        this.globals = globals;
    }

    VrrpDefaults complete() {
        return new VrrpDefaults(interfaces(), protocol(), adverts(), garp(), receive(), filter());
    }

    private InterfaceDefaults interfaces() {
        return new InterfaceDefaults(
                globals.get(rows.dynamicInterfaces, DynamicInterfaces.OFF),
                globals.get(rows.defaultInterface),
                !globals.isOn(rows.noLocalReports),
                top.isOn(TopLevelTable.LINKBEAT_USE_POLLING),
                globals.get(rows.vmacPrefix),
                globals.get(rows.vmacAddressPrefix));
    }

    private ProtocolDefaults protocol() {
        return new ProtocolDefaults(
                globals.get(GlobalDefsTable.VRRP_VERSION, (long) ProtocolDefaults.DEFAULT.version())
                        .intValue(),
                new MulticastGroups(globals.get(GlobalDefsTable.VRRP_MCAST_GROUP4), globals.get(rows.group6)),
                globals.isOn(GlobalDefsTable.VRRP_STRICT),
                globals.isOn(rows.checksumAsInVersion2),
                globals.isOn(rows.logUnknownRouters),
                new StartDelays(globals.get(rows.startupDelay, 0L), globals.get(rows.bootDelay, 0L)));
    }

    private AdvertDefaults adverts() {
        return new AdvertDefaults(
                globals.get(GlobalDefsTable.VRRP_DOWN_TIMER_ADVERTS, (long) AdvertDefaults.DEFAULT.downTimerAdverts())
                        .intValue(),
                globals.isOn(GlobalDefsTable.VRRP_LOWER_PRIO_NO_ADVERT),
                globals.isOn(GlobalDefsTable.VRRP_HIGHER_PRIO_SEND_ADVERT),
                globals.isOn(rows.checkUnicastSource),
                globals.isOn(GlobalDefsTable.VRRP_SKIP_CHECK_ADV_ADDR),
                globals.isOn(rows.ownerIgnoresAdverts));
    }

    private GarpDefaults garp() {
        GarpSchedule usual = GarpSchedule.DEFAULT;
        long delay = globals.garp(GlobalDefsTable.VRRP_GARP_MASTER_DELAY, 0, usual.masterDelay());
        long repeat = globals.garp(GlobalDefsTable.VRRP_GARP_MASTER_REPEAT, 1, usual.masterRepeat());
        GarpSchedule schedule = new GarpSchedule(
                delay,
                repeat,
                globals.get(GlobalDefsTable.VRRP_GARP_MASTER_REFRESH, usual.refresh()),
                globals.garp(GlobalDefsTable.VRRP_GARP_MASTER_REFRESH_REPEAT, 0, usual.refreshRepeat()),
                globals.get(GlobalDefsTable.VRRP_GARP_LOWER_PRIO_DELAY, delay),
                globals.get(GlobalDefsTable.VRRP_GARP_LOWER_PRIO_REPEAT, repeat));
        ExtraInterfaces extra = globals.get(rows.garpExtra);
        return new GarpDefaults(
                schedule,
                globals.get(rows.garpPause, 0L),
                globals.get(rows.neighbourPause, 0L),
                extra != null && extra.all(),
                extra == null ? 0 : extra.seconds() * Globals.NANOS);
    }

    private ReceiveBuffers receive() {
        BufferSize size = globals.get(rows.bufferSize, new BufferSize(BufferPolicy.KERNEL, 0));
        return new ReceiveBuffers(
                size.policy(), size.bytes(), globals.get(rows.bufferMultiplier, ReceiveBuffers.DEFAULT.multiplier()));
    }

    private PacketFilter filter() {
        Nftables nftables = new Nftables(
                globals.get(rows.nftables),
                globals.get(rows.nftablesPriority, (long) Nftables.OFF.priority())
                        .intValue(),
                globals.isOn(rows.nftablesByIndex),
                globals.isOn(rows.nftablesCounters));
        return new PacketFilter(globals.get(rows.iptables), globals.get(rows.ipsets), nftables);
    }
}
