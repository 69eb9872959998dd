package io.vipward.vrrp.kernel.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.fake.FakeKernel;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRuleChange;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.wire.Request;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.vrrp.kernel.holdings.Translated.Ready;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From a line of keepalived.conf to the bytes that keepalived 2.2.7 sends for it; IFA_PROTO is what 2.4 adds. */
class TranslationGoldenTest {
    private static final Path VECTORS = Path.of("../netlink/src/test/resources/vectors-netlink");
    private static final String CONFIGURATION = "# configuration: ";
    private static final String SINGLE_PORT = "rt-rule-add-ipproto-dport";
    private static final int E0 = 6;
    private static final int E2 = 8;
    private static final int PAYLOAD_OFFSET = 16;
    private static final Pattern PREFERENCE = Pattern.compile("\\[6\\] PRIORITY \\(4\\) (\\d+)");

    private final RouteTranslation routes = new RouteTranslation(name -> switch (name) {
        case "e0" -> Written.link(E0, name, Written.SERVING);
        case "e2" -> Written.link(E2, name, Written.SERVING);
        default -> null;
    });

    @ParameterizedTest
    @MethodSource("addressVectors")
    void addressIsAdded(String vector) throws IOException {
        assertSends(vector, new AddressChange.Add(address(configuration(vector))));
    }

    @ParameterizedTest
    @CsvSource({
        "rt-addr-del-v4-dev-scope-label",
        "rt-addr-del-v4-host",
        "rt-addr-del-v6-prefix",
    })
    void addressIsDeleted(String vector) throws IOException {
        assertSends(vector, new AddressChange.Delete(address(configuration(vector))));
    }

    @ParameterizedTest
    @MethodSource("routeVectors")
    void routeIsAdded(String vector) throws IOException {
        assertSends(vector, ready(routes.addition(Written.route(configuration(vector)))));
    }

    @ParameterizedTest
    @CsvSource({
        "rt-route-del-blackhole, rt-route-add-blackhole",
        "rt-route-del-nexthops, rt-route-add-nexthops",
        "rt-route-del-v6-via, rt-route-add-v6-via",
        "rt-route-del-via, rt-route-add-via",
    })
    void routeIsDeleted(String vector, String added) throws IOException {
        IpRoute route = Written.route(configuration(added));

        assertSends(vector, ready(routes.deletion(route)));
    }

    @ParameterizedTest
    @MethodSource("ruleVectors")
    void ruleIsAdded(String vector) throws IOException {
        assertSends(vector, new IpRuleChange.Add(RuleTranslation.of(rule(vector))));
    }

    /** keepalived 2.2.7 reports a single port and asks for every port; here it is the port. */
    @Test
    void singlePortIsARangeOfOne() throws IOException {
        FakeKernel kernel = FakeKernel.agreeable();

        new RouteKernel(kernel).apply(new IpRuleChange.Add(RuleTranslation.of(rule(SINGLE_PORT))));

        assertEquals(
                request(SINGLE_PORT) + "0800180050005000",
                comparable(kernel.requests().get(0)));
    }

    @Test
    void everyKindOfVectorIsThere() throws IOException {
        assertTrue(addressVectors().count() >= 19);
        assertTrue(routeVectors().count() >= 22);
        assertTrue(ruleVectors().count() >= 15);
    }

    private static InterfaceAddress address(String line) {
        VirtualAddress written = Written.address(line);
        InterfaceAddress address =
                AddressTranslation.of(written, written.interfaceName().equals("e0") ? E0 : E2);
        assertEquals(18, address.details().protocol());
        return new InterfaceAddress(
                address.linkIndex(),
                address.address(),
                address.prefixLength(),
                address.scope(),
                address.flags(),
                address.details().withProtocol(0));
    }

    /** One without a preference had one that depends on those before it. */
    private static IpRule rule(String vector) throws IOException {
        Matcher preference = PREFERENCE.matcher(Files.readString(file(vector)));
        assertTrue(preference.find());
        return Written.rule(configuration(vector)).withPreference(Long.parseLong(preference.group(1)));
    }

    private static <T> T ready(Translated<T> translated) {
        if (translated instanceof Ready<T> ready) {
            return ready.value();
        }
        throw new AssertionError(translated.toString());
    }

    private static void assertSends(String vector, KernelChange change) throws IOException {
        FakeKernel kernel = FakeKernel.agreeable();

        new RouteKernel(kernel).apply(change);

        assertEquals(request(vector), comparable(kernel.requests().get(0)));
    }

    /** The first datagram to the kernel, which keepalived may send with a tail of zeros, without sequence and port. */
    private static String request(String vector) throws IOException {
        String hex = lines(vector)
                .filter(line -> line.startsWith("> "))
                .findFirst()
                .orElseThrow()
                .substring(2);
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] payload = new byte[bytes.getInt(0) - PAYLOAD_OFFSET];
        bytes.get(PAYLOAD_OFFSET, payload);
        return bytes.getShort(4) + " " + bytes.getShort(6) + " "
                + withoutLeftovers(HexFormat.of().formatHex(payload));
    }

    /** What keepalived leaves between the attributes of an encapsulation: TTL, type, MPLS type. */
    private static String withoutLeftovers(String hex) {
        return hex.replace("0500050004" + "23b52a", "0500050004" + "000000")
                .replace("060015000200" + "9dbf", "060015000200" + "0000")
                .replace("060015000100" + "0009", "060015000100" + "0000");
    }

    private static String comparable(Request request) {
        byte[] payload = new byte[request.payload().remaining()];
        request.payload().get(payload);
        return request.type() + " " + request.flags() + " " + HexFormat.of().formatHex(payload);
    }

    private static String configuration(String vector) throws IOException {
        return lines(vector)
                .filter(line -> line.startsWith(CONFIGURATION))
                .findFirst()
                .orElseThrow()
                .substring(CONFIGURATION.length());
    }

    private static Stream<String> lines(String vector) throws IOException {
        List<String> lines = Files.readAllLines(file(vector));
        return lines.stream();
    }

    private static Path file(String vector) {
        return VECTORS.resolve(vector + ".txt");
    }

    private static Stream<String> addressVectors() throws IOException {
        return vectors("rt-addr-add-");
    }

    private static Stream<String> routeVectors() throws IOException {
        return vectors("rt-route-add-");
    }

    private static Stream<String> ruleVectors() throws IOException {
        return vectors("rt-rule-add-").filter(name -> !name.equals(SINGLE_PORT));
    }

    private static Stream<String> vectors(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(VECTORS)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.replace(".txt", ""))
                    .sorted()
                    .toList();
            return names.stream();
        }
    }
}
