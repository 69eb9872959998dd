package io.vipward.parser;

import static io.vipward.parser.Parsing.codes;
import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.parse;
import static io.vipward.parser.Parsing.theInstance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.AuthHmac.AntiReplay;
import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.parser.model.NotifyEvent;
import io.vipward.parser.model.Unicast;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import io.vipward.parser.model.VirtualInterface.Ipvlan;
import io.vipward.parser.model.VirtualInterface.IpvlanMode;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpInstance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Family, version, transport, link and authentication of an instance. */
class VirtualRouterTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private static String bare(String lines) {
        return "vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\n" + lines.replace(" ; ", "\n") + "\n}\n";
    }

    private static String v4(String lines) {
        return bare(lines + " ; virtual_ipaddress { ; 10.0.0.1 ; }");
    }

    private static List<String> problems(ParseResult result) {
        return codes(result).stream()
                .filter(code -> !code.equals("not-supported"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "virtual_ipaddress { ; 10.0.0.1 ; },                               IPV4, 2",
        "version 3 ; virtual_ipaddress { ; 10.0.0.1 ; },                   IPV4, 3",
        "virtual_ipaddress { ; fe80::1 ; },                                IPV6, 3",
        "version 2 ; virtual_ipaddress { ; fe80::1 ; },                    IPV6, 2",
        "native_ipv6 ; no_virtual_ipaddress,                               IPV6, 3",
        "mcast_src_ip fe80::2 ; virtual_ipaddress { ; fe80::1 ; },         IPV6, 3",
        "mcast_dst_ip ff02::5 ; virtual_ipaddress { ; fe80::1 ; },         IPV6, 3",
        "unicast_peer { ; fe80::9 ; } ; virtual_ipaddress { ; fe80::1 ; }, IPV6, 3",
    })
    void theFirstAddressDecidesTheFamilyAndTheVersion(String lines, String family, int version) {
        ParseResult result = parse(bare(lines));

        VrrpInstance instance = theInstance(result);
        assertEquals(family, instance.router().protocol().family().name());
        assertEquals(version, instance.router().version());
        assertEquals(0, result.testExitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "virtual_ipaddress { ; 10.0.0.1 ; fe80::1 ; },                    family-mismatch",
        "virtual_ipaddress { ; 10.0.0.1 ; } ; native_ipv6,                family-mismatch",
        "virtual_ipaddress { ; 10.0.0.1 ; } ; mcast_src_ip fe80::1,       family-mismatch",
        "virtual_ipaddress { ; 10.0.0.1 ; } ; mcast_dst_ip ff02::1,       family-mismatch",
        "virtual_ipaddress { ; 10.0.0.1 ; } ; mcast_dst_ip 10.0.0.2,      invalid-address",
        "virtual_ipaddress { ; fe80::1 ; } ; mcast_dst_ip ff05::1,        invalid-address",
        "virtual_ipaddress { ; fe80::1 ; } ; version 2,                   duplicate",
        "version 2 ; version 3 ; virtual_ipaddress { ; 10.0.0.1 ; },      duplicate",
        "unicast_peer { ; 10.0.0.2 ; 10.0.0.2 ; } ; virtual_ipaddress { ; 10.0.0.1 ; }, duplicate",
        "unicast_peer { ; 10.0.0.2 min_ttl 9 max_ttl 3 ; } ; virtual_ipaddress { ; 10.0.0.1 ; }, number-out-of-range",
    })
    void whatDoesNotFitIsReportedWithItsLine(String lines, String code) {
        ParseResult result = parse(bare(lines));

        assertEquals(1, configuration(result).vrrpInstances().size());
        assertEquals(List.of(code), problems(result));
        assertTrue(result.diagnostics().stream()
                .anyMatch(finding -> finding.code().toString().equals(code)
                        && finding.verdict().namesLine()));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 500000000, ''",
        "0.123, 120000000, setting-cleared",
        "41, 40950000000, setting-cleared",
    })
    void version3CountsHundredthsOfSeconds(String written, long nanos, String code) {
        ParseResult result = parse(v4("version 3 ; advert_int " + written));

        assertEquals(nanos, theInstance(result).election().advertNanos());
        assertEquals(code.isEmpty() ? List.of() : List.of(code), problems(result));
    }

    @Test
    void version3NeedsAnAddressUnlessToldOtherwise() {
        assertTrue(parse(bare("version 3")).fatal());
        assertEquals(0, parse(bare("version 3 ; no_virtual_ipaddress")).testExitCode());
    }

    @Test
    void unicastPeersHaveLimits() {
        ParseResult result = parse(
                v4(
                        "unicast_src_ip 10.0.0.9 ; unicast_ttl 4 ; unicast_peer { ; 10.0.0.2 ; 10.0.0.3 min_ttl 3 max_ttl 9 ; }"));

        Unicast unicast = theInstance(result).router().transport().unicast();
        assertNotNull(unicast);
        assertEquals(4, unicast.ttl());
        assertTrue(unicast.checkSource());
        assertEquals(3, unicast.peers().get(1).minTtl());
        assertEquals(255, unicast.peers().get(0).maxTtl());
    }

    @Test
    void unicastWithoutPeersIsMulticastOrAFault() {
        ParseResult multicast = parse(v4("unicast_peer { ; }"));
        ParseResult fault = parse(v4("unicast_peer { ; } ; unicast_fault_no_peer"));

        assertNull(theInstance(multicast).router().transport().unicast());
        assertEquals(List.of("unicast-without-peers"), problems(multicast));
        Unicast unicast = theInstance(fault).router().transport().unicast();
        assertNotNull(unicast);
        assertEquals(List.of(), unicast.peers());
        assertEquals(0, fault.testExitCode());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.2, true", "10.0.0.3, false"})
    void unicastRoutersClashIfTheyHaveACommonPeer(String peer, boolean clash) {
        String second = v4("unicast_peer { ; " + peer + " ; }").replace("VI_1", "VI_2");

        ParseResult result = parse(v4("unicast_peer { ; 10.0.0.2 ; }") + second);

        assertEquals(clash, result.fatal());
    }

    @Test
    void theSameNumberIsFreeInTheOtherFamilyAndOnAnotherInterface() {
        String v6 = bare("virtual_ipaddress { ; fe80::1 ; }").replace("VI_1", "VI_2");
        String other = v4("").replace("VI_1", "VI_3").replace("eth0", "eth1");

        assertEquals(0, parse(v4("") + v6 + other).testExitCode());
    }

    @Test
    void strictModeHasNoUnicast() {
        assertTrue(parse(v4("strict_mode ; unicast_peer { ; 10.0.0.2 ; }")).fatal());
    }

    @Test
    void aVmacIsReadInAnyOrder() {
        ParseResult result =
                parse(v4("use_vmac netlink_notify_msg 2:0:0:0:0:1 group 7 name vm51 ; vmac_xmit_base ; use_vmac_addr"));

        assertEquals(
                new Vmac("vm51", "020000000001", "7", true, true, true),
                theInstance(result).router().link().virtual());
    }

    @Test
    void anIpvlanIsReadInAnyOrder() {
        ParseResult result = parse(v4("use_ipvlan vepa 10.0.0.7/24 iv51"));

        assertTrue(theInstance(result).router().link().virtual() instanceof Ipvlan ipvlan
                && ipvlan.mode() == IpvlanMode.VEPA
                && ipvlan.prefixLength() == 24
                && "iv51".equals(ipvlan.name()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01:00:00:00:00:01",
                "00:00:5e:00:01:07",
                "02:zz:00:00:00:01",
                "02:00:00",
                "a/b",
                "averyverylonginterface0"
            })
    void badWordsOfAVmacAreIgnored(String word) {
        ParseResult result = parse(v4("use_vmac " + word));

        assertEquals(
                new Vmac(null, null, null, false, false, false),
                theInstance(result).router().link().virtual());
        assertEquals(5, result.testExitCode());
    }

    @Test
    void aNameOfAVmacIsFreeOnlyOnce() {
        String second = v4("use_vmac vm").replace("VI_1", "VI_2").replace("_id 51", "_id 52");

        ParseResult result = parse(v4("use_vmac vm") + second);

        assertEquals(List.of("duplicate"), problems(result));
        Vmac vmac = (Vmac)
                configuration(result).vrrpInstances().get(1).router().link().virtual();
        assertNotNull(vmac);
        assertNull(vmac.name());
    }

    @ParameterizedTest
    @CsvSource({
        "use_vmac ; unicast_peer { ; 10.0.0.2 ; }, setting-cleared",
        "vmac_xmit_base,                           setting-cleared",
        "use_vmac ; promote_secondaries,           setting-cleared",
        "use_ipvlan,                               setting-cleared",
        "unicast_peer { ; 10.0.0.2/32 ; } ; mcast_dst_ip 224.0.0.5, setting-cleared",
        "vrf red,                                  invalid-option",
        "unicast_ttl 3,                            setting-cleared",
        "timer_expired_backup,                     setting-cleared",
        "owner_ignore_adverts,                     setting-cleared",
        "old_unicast_checksum always,              invalid-choice",
        "garp_extra_if all,                        missing-argument",
        "strict_mode ; accept,                     setting-cleared",
        "strict_mode ; lower_prio_no_advert off,   setting-cleared",
        "strict_mode ; higher_prio_send_advert on, setting-cleared",
        "strict_mode ; garp_lower_prio_repeat 3,   setting-cleared",
        "strict_mode ; use_vmac 02:0:0:0:0:1,      setting-cleared",
        "version 3 ; authentication { ; auth_type PASS ; auth_pass x ; }, setting-cleared",
    })
    void whatDoesNotGoTogetherIsCorrected(String lines, String code) {
        ParseResult result = parse(v4(lines));

        List<String> problems = problems(result).stream()
                .filter(problem -> !problem.equals("strict-mode-partial"))
                .toList();
        assertEquals(List.of(code), problems);
        assertEquals(5, result.testExitCode());
    }

    @Test
    void authenticationHeaderHasNoStateMaster() {
        ParseResult result =
                parse(v4("state MASTER ; priority 100 ; authentication { ; auth_type AH ; auth_pass x ; }"));

        assertEquals(
                VrrpAuthentication.Type.AH,
                theInstance(result).router().authentication().type());
        assertEquals(InitialState.BACKUP, theInstance(result).election().initialState());
    }

    @Test
    void aDigestHasKeysAndDefaults() {
        ParseResult result = parse(v4("advert_int 4 ; auth_hmac { ; key 1 " + KEY + " ; key 2 hex:" + KEY + KEY
                + " ; active_key 2 ; mode receive-only ; }"));

        AuthHmac hmac = theInstance(result).router().authentication().hmac();
        assertNotNull(hmac);
        assertEquals(2, hmac.keys().size());
        assertEquals(12, hmac.windowSeconds());
        assertEquals(AntiReplay.TIME, hmac.antiReplay());
        assertEquals(AuthHmac.Mode.RECEIVE_ONLY, hmac.mode());
        assertTrue(!hmac.toString().contains(KEY), hmac::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "key 1 short ; active_key 1, invalid-entry authentication-incomplete",
        "key 1 KEY, authentication-incomplete",
        "key 1 KEY ; key 1 KEY ; active_key 1, duplicate",
        "key 1 KEY ; active_key 2, authentication-incomplete",
        "key 1 hex:abc ; key 2 KEY ; active_key 2, invalid-entry",
    })
    void badKeysAreReported(String lines, String expected) {
        ParseResult result = parse(v4("auth_hmac { ; " + lines.replace("KEY", KEY) + " ; }"));

        assertEquals(
                List.of(expected.split(" ")).stream().sorted().toList(),
                problems(result).stream().sorted().toList());
        assertEquals(5, result.testExitCode());
    }

    @Test
    void addressesHaveLifetimes() {
        ParseResult result = parse(
                bare(
                        "virtual_ipaddress { ; fe80::1 ; fe80::2/64 ; fe80::3 preferred_lft 60 ; fe80::4 preferred_lft forever ; fe80::5 peer fe80::6 ; }"));

        assertEquals(
                List.of(0L, AddressOptions.FOREVER, 60L, AddressOptions.FOREVER, 0L),
                theInstance(result).addresses().advertised().stream()
                        .map(address -> address.options().preferredSeconds())
                        .toList());
    }

    @Test
    void scriptsAreToldOfWhatTheyAreFor() {
        ParseResult result = parse(v4("notify_master \"/bin/m x\" root ; notify_deleted ; notify_master /bin/other"));

        VrrpInstance instance = theInstance(result);
        assertEquals(
                List.of("/bin/m", "x"),
                instance.notification().script(NotifyEvent.MASTER).orElseThrow().arguments());
        assertTrue(instance.notification().deletedAsSuch());
        assertEquals(List.of("duplicate"), problems(result));
    }
}
