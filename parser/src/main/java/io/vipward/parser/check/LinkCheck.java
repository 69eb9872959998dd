package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.VirtualInterface;
import io.vipward.parser.model.VirtualInterface.Ipvlan;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VrrpLink;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes where an instance is attached. */
final class LinkCheck {
    private static final String LOOPBACK = "lo";

    private final String instance;
    private final BoundBlock block;
    private final FamilyCheck family;
    private final boolean strict;
    private final Report report;

    LinkCheck(String instance, BoundBlock block, FamilyCheck family, boolean strict, Report report) {
        this.instance = instance;
        this.block = block;
        this.family = family;
        this.strict = strict;
        this.report = report;
    }

    /**
     * The link; without a name where one is needed and lacks, which is reported.
     *
     * @param names of virtual interfaces that other instances have, to which this one's is added
     */
    VrrpLink complete(Map<String, String> names) {
        String interfaceName = interfaceName();
        String vrf = vrf(interfaceName);
        boolean polled = block.isOn(VrrpInstanceTable.LINKBEAT_USE_POLLING);
        return new VrrpLink(interfaceName, virtual(names), vrf, polled);
    }

    private String interfaceName() {
        String name = "";
        for (Setting<String> setting : block.all(VrrpInstanceTable.INTERFACE)) {
            if (setting.value().equals(LOOPBACK)) {
                report.add(
                        DiagnosticCode.INVALID_INTERFACE,
                        setting.at().span(),
                        "the loopback interface cannot be used for VRRP");
            } else {
                name = setting.value();
            }
        }
        boolean hasSource = family.source() != null;
        if (name.isEmpty() && !(hasSource && !family.peers().isEmpty())) {
            boolean unicast = family.isUnicastWanted() && !hasSource;
            report.add(
                    DiagnosticCode.NO_INTERFACE,
                    block.span(VrrpInstanceTable.INTERFACE),
                    unicast ? "the interface, or unicast_src_ip, must be set" : "the interface must be set",
                    Advice.help("interface NAME"));
        }
        return name;
    }

    private @Nullable String vrf(String interfaceName) {
        String vrf = block.get(VrrpInstanceTable.VRF);
        if (vrf != null && !interfaceName.isEmpty()) {
            report.add(
                    DiagnosticCode.INVALID_OPTION,
                    block.span(VrrpInstanceTable.VRF),
                    "vrf is ignored: an instance with an interface is in that interface's VRF");
            return null;
        }
        return vrf;
    }

    private @Nullable VirtualInterface virtual(Map<String, String> names) {
        Vmac vmac = written();
        Ipvlan ipvlan = block.get(VrrpInstanceTable.USE_IPVLAN);
        boolean fromBase = block.isOn(VrrpInstanceTable.VMAC_XMIT_BASE);
        if (vmac == null && fromBase) {
            clear(VrrpInstanceTable.VMAC_XMIT_BASE, "vmac_xmit_base is ignored: there is no use_vmac");
        }
        if (vmac != null) {
            if (ipvlan != null) {
                report.add(
                        DiagnosticCode.DUPLICATE,
                        block.span(VrrpInstanceTable.USE_IPVLAN),
                        "use_ipvlan is ignored: use_vmac is written too");
            }
            return vmac(vmac, fromBase, names);
        }
        if (ipvlan == null) {
            return null;
        }
        if (ipvlan.address() == null && family.source() == null && family.family() == Family.IPV4) {
            clear(VrrpInstanceTable.USE_IPVLAN, "use_ipvlan needs an address; the instance stays in FAULT");
        }
        String name = unique(VrrpInstanceTable.USE_IPVLAN, ipvlan.name(), names);
        return new Ipvlan(name, ipvlan.group(), ipvlan.address(), ipvlan.prefixLength(), ipvlan.mode());
    }

    /** All {@code use_vmac} as one: what the last says holds, but for the name. */
    private @Nullable Vmac written() {
        Vmac all = null;
        for (Setting<Vmac> setting : block.all(VrrpInstanceTable.USE_VMAC)) {
            Vmac one = setting.value();
            if (all != null && all.name() != null) {
                if (one.name() != null) {
                    report.add(
                            DiagnosticCode.DUPLICATE,
                            setting.at().span(),
                            "the VMAC is already called " + all.name() + "; this name is ignored");
                }
                one = new Vmac(all.name(), one.macHex(), one.group(), one.netlinkNotify(), false, false);
            }
            all = one;
        }
        return all;
    }

    private Vmac vmac(Vmac vmac, boolean fromBase, Map<String, String> names) {
        String mac = vmac.macHex();
        if (strict && mac != null) {
            clear(VrrpInstanceTable.USE_VMAC, "strict mode has the RFC's MAC address; the one written is ignored");
            mac = null;
        }
        boolean transmit = fromBase;
        if (strict && transmit) {
            clear(
                    VrrpInstanceTable.VMAC_XMIT_BASE,
                    "strict mode sends adverts from the VMAC; vmac_xmit_base is ignored");
            transmit = false;
        }
        if (!transmit && family.isUnicastWanted()) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    Verdict.REPORTED,
                    block.end(),
                    "unicast with use_vmac sends adverts from the base interface; vmac_xmit_base is set",
                    Advice.help("write vmac_xmit_base"));
            transmit = true;
        }
        return new Vmac(
                unique(VrrpInstanceTable.USE_VMAC, vmac.name(), names),
                mac,
                vmac.group(),
                vmac.netlinkNotify(),
                transmit,
                block.isOn(VrrpInstanceTable.USE_VMAC_ADDR));
    }

    private @Nullable String unique(Keyword<?> keyword, @Nullable String name, Map<String, String> names) {
        if (name == null) {
            return null;
        }
        String owner = names.putIfAbsent(name, instance);
        if (owner == null) {
            return name;
        }
        report.add(
                DiagnosticCode.DUPLICATE,
                block.span(keyword),
                owner + " has an interface of the name " + name + " already; the name is ignored");
        return null;
    }

    private void clear(Keyword<?> keyword, String message) {
        report.add(DiagnosticCode.SETTING_CLEARED, block.span(keyword), message);
    }
}
