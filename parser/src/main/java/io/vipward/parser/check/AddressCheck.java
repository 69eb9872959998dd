package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.schema.AddressEntry;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Completes the addresses of an IPv4 instance. */
final class AddressCheck {
    /** The count in an advert has eight bits. */
    private static final int MOST_ADVERTISED = 255;

    private final BoundBlock block;
    private final String interfaceName;
    private final Report report;
    private final List<VirtualAddress> advertised;
    private final List<VirtualAddress> excluded;

    /** One address on one interface. */
    private record Identity(Object address, int prefixLength, String interfaceName) {}

    AddressCheck(BoundBlock block, String interfaceName, boolean strict, Report report) {
        this.block = block;
        this.interfaceName = interfaceName;
        this.report = report;
        Set<Identity> known = new HashSet<>();
        this.advertised = read(VrrpInstanceTable.VIRTUAL_IPADDRESS, known);
        this.excluded = read(VrrpInstanceTable.VIRTUAL_IPADDRESS_EXCLUDED, known);
        moveWhatDoesNotFit();
        if (advertised.isEmpty()) {
            reportNone(strict);
        }
    }

    List<VirtualAddress> advertised() {
        return advertised;
    }

    List<VirtualAddress> excluded() {
        return excluded;
    }

    private List<VirtualAddress> read(Keyword<List<AddressEntry>> keyword, Set<Identity> known) {
        List<VirtualAddress> addresses = new ArrayList<>();
        for (Setting<List<AddressEntry>> setting : block.all(keyword)) {
            for (AddressEntry entry : setting.value()) {
                if (entry.isV6()) {
                    dropV6(entry, keyword);
                    continue;
                }
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
        }
        return addresses;
    }

    private void dropV6(AddressEntry entry, Keyword<List<AddressEntry>> keyword) {
        if (keyword.equals(VrrpInstanceTable.VIRTUAL_IPADDRESS)) {
            report.add(
                    DiagnosticCode.FAMILY_MISMATCH,
                    entry.at().span(),
                    entry.at() + " is not of the instance's family and is dropped",
                    Advice.help("put it into virtual_ipaddress_excluded, or into an instance of its own"));
        } else {
            report.add(
                    DiagnosticCode.REFUSED,
                    entry.at().span(),
                    "IPv6 addresses are not supported by this version; " + entry.at() + " is left out");
        }
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

    private void reportNone(boolean strict) {
        if (strict) {
            report.add(
                    DiagnosticCode.NO_VIRTUAL_ADDRESS_IN_STRICT_MODE,
                    block.span(),
                    "there is no virtual address; strict mode needs one");
        } else if (!block.isOn(VrrpInstanceTable.NO_VIRTUAL_IPADDRESS)) {
            report.add(
                    DiagnosticCode.NO_VIRTUAL_ADDRESS,
                    block.span(),
                    "there is no virtual address",
                    Advice.help("virtual_ipaddress { ADDRESS/LENGTH }"));
        }
    }
}
