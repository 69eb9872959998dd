package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VrrpProtocol;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.parser.schema.AddressEntry;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Completes the addresses of an instance. */
final class AddressCheck {
    /** The count in an advert has eight bits. */
    private static final int MOST_ADVERTISED = 255;

    private static final int VERSION_3 = 3;

    private final BoundBlock block;
    private final String interfaceName;
    private final VrrpProtocol protocol;
    private final Report report;
    private final Set<Identity> known;
    private final List<VirtualAddress> advertised;
    private final List<VirtualAddress> excluded;

    /** One address on one interface. */
    private record Identity(InetAddress address, int prefixLength, String interfaceName) {}

    AddressCheck(
            BoundBlock block,
            List<AddressEntry> addresses,
            String interfaceName,
            VrrpProtocol protocol,
            Report report) {
        this.block = block;
        this.interfaceName = interfaceName;
        this.protocol = protocol;
        this.report = report;
        this.known = new HashSet<>(addresses.size() * 2);
        this.advertised = complete(addresses);
        this.excluded = new ArrayList<>();
        for (List<AddressEntry> entries : block.values(VrrpInstanceTable.VIRTUAL_IPADDRESS_EXCLUDED)) {
            excluded.addAll(complete(entries));
        }
        moveWhatDoesNotFit();
        if (advertised.isEmpty()) {
            reportNone();
        }
    }

    List<VirtualAddress> advertised() {
        return advertised;
    }

    List<VirtualAddress> excluded() {
        return excluded;
    }

    /** RFC 5798, section 5.2.9: the first address of an IPv6 router that multicasts is its link-local one. */
    void reportFirstNotLinkLocal() {
        if (protocol.family() == Family.IPV6
                && !advertised.isEmpty()
                && !advertised.get(0).address().isLinkLocalAddress()) {
            report.add(
                    DiagnosticCode.FIRST_NOT_LINK_LOCAL,
                    protocol.strict() ? Verdict.REPORTED_AT_END : Verdict.ACCEPTED,
                    block.span(VrrpInstanceTable.VIRTUAL_IPADDRESS),
                    "the first virtual address of an IPv6 instance must be link-local",
                    Advice.help("put an address of fe80::/10 before the others"));
        }
    }

    private List<VirtualAddress> complete(List<AddressEntry> entries) {
        List<VirtualAddress> addresses = new ArrayList<>(entries.size());
        for (AddressEntry entry : entries) {
            VirtualAddress address = address(entry);
            if (known.add(new Identity(address.address(), address.prefixLength(), address.interfaceName()))) {
                addresses.add(address);
            } else {
                report.add(
                        DiagnosticCode.DUPLICATE,
                        entry.at().span(),
                        "the address " + entry.at() + " is already there; this one is ignored");
            }
        }
        return addresses;
    }

    private VirtualAddress address(AddressEntry entry) {
        String own = entry.interfaceName();
        return new VirtualAddress(
                entry.address(),
                entry.prefixLength(),
                own == null ? interfaceName : own,
                entry.scope(),
                entry.options(),
                entry.at().position());
    }

    private void moveWhatDoesNotFit() {
        if (advertised.size() <= MOST_ADVERTISED) {
            return;
        }
        report.add(
                DiagnosticCode.SETTING_CLEARED,
                block.span(VrrpInstanceTable.VIRTUAL_IPADDRESS),
                "an advert holds " + MOST_ADVERTISED + " addresses; the others are excluded from it");
        List<VirtualAddress> rest = advertised.subList(MOST_ADVERTISED, advertised.size());
        excluded.addAll(0, rest);
        rest.clear();
    }

    private void reportNone() {
        boolean mayLack = block.isOn(VrrpInstanceTable.NO_VIRTUAL_IPADDRESS);
        if (protocol.strict() || (protocol.version() == VERSION_3 && !mayLack)) {
            report.add(
                    DiagnosticCode.VIRTUAL_ADDRESS_NEEDED,
                    block.span(),
                    "there is no virtual address; " + (protocol.strict() ? "strict mode" : "VRRPv3") + " needs one");
        } else if (!mayLack) {
            report.add(
                    DiagnosticCode.NO_VIRTUAL_ADDRESS,
                    block.span(),
                    "there is no virtual address",
                    Advice.help("virtual_ipaddress { ADDRESS/LENGTH }"));
        }
    }
}
