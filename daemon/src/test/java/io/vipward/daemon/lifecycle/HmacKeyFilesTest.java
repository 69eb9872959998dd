package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.source.SourceBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in files are in the configuration before an engine sees it, or are left out by name. */
class HmacKeyFilesTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String OTHER_KEY = "fedcba9876543210fedcba9876543210";

    @TempDir
    private Path directory = Path.of("replaced");

    private final Omissions omissions = new Omissions();

    private List<VrrpInstance> resolved(String lines) {
        Configuration configuration = Objects.requireNonNull(
                ConfigurationParser.parse("a.conf", """
                vrrp_instance VI_1 {
                version 3
                interface eth0
                virtual_router_id 51
                auth_hmac {
                %s
                }
                virtual_ipaddress {
                10.0.0.100
                }
                }
                """.formatted(lines)).configuration());
        return HmacKeyFiles.resolve(configuration, omissions).vrrpInstances();
    }

    private static AuthHmac hmac(List<VrrpInstance> instances) {
        return Objects.requireNonNull(instances.get(0).router().authentication().hmac());
    }

    /** The name of a file with a key in it. */
    private Path file(String name, byte[] content, String mode) throws IOException {
        Path file = directory.resolve(name);
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file;
    }

    private Path file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.US_ASCII), "rw-------");
    }

    private List<String> said() {
        return omissions.findings().stream().map(Diagnostic::message).toList();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'', '\n'", "'', '\r\n'", "hex:, '" + OTHER_KEY + "\n'"})
    void whatTheFileHoldsIsTheKey(String before, String behind) throws IOException {
        Path file = file("key", before + KEY + behind);

        List<VrrpInstance> instances = resolved("key 1 file:" + file + "\nkey 2 " + OTHER_KEY + "\nactive_key 1");

        assertEquals(
                List.of(before + KEY + behind, OTHER_KEY),
                hmac(instances).keys().stream().map(AuthHmac.Key::text).toList());
        assertEquals(List.of(), said());
    }

    @Test
    void everyByteOfAKeyCountsAlsoThoseThatLookLikeBlanks() throws IOException {
        byte[] random = new byte[32];
        for (int i = 0; i < random.length; i++) {
            random[i] = (byte) (i * 8);
        }
        random[0] = ' ';
        random[31] = '\t';

        AuthHmac hmac = hmac(resolved("key 1 file:" + file("key", random, "rw-------") + "\nactive_key 1"));

        assertArrayEquals(random, SourceBytes.encode(hmac.keys().get(0).text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tooshort", "hex:0123", "hex:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeX"})
    void whatIsNoKeyIsIgnoredByNameAndTheActiveOneGoesOn(String content) throws IOException {
        Path file = file("key", content);

        AuthHmac hmac = hmac(resolved("key 1 " + KEY + "\nkey 2 file:" + file + "\nactive_key 1"));

        assertEquals(List.of(1), hmac.keys().stream().map(AuthHmac.Key::number).toList());
        assertEquals(
                List.of("(VI_1) key 2 in " + file
                        + " is ignored: it must hold 32 to 64 bytes, or hex: and their digits"),
                said());
    }

    @Test
    void aFileThatCannotBeReadIsSaidWithItsReason() {
        AuthHmac hmac = hmac(resolved("key 1 " + KEY + "\nkey 2 file:" + directory + "/none\nactive_key 1"));

        assertEquals(1, hmac.keys().size());
        assertEquals(
                List.of("(VI_1) key 2 in " + directory + "/none is ignored: it cannot be read (NoSuchFileException)"),
                said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--"})
    void aFileThatOthersCanReadIsUsedWithAWarning(String mode) throws IOException {
        Path file = file("key", KEY.getBytes(StandardCharsets.US_ASCII), mode);

        AuthHmac hmac = hmac(resolved("key 1 file:" + file + "\nactive_key 1"));

        assertEquals(1, hmac.keys().size());
        assertEquals(
                List.of("(VI_1) key 1 in " + file + " can be read by others than its owner: chmod 600 " + file),
                said());
    }

    @Test
    void withoutItsActiveKeyAnInstanceDoesNotRun() {
        List<VrrpInstance> instances = resolved("key 1 " + KEY + "\nkey 2 file:" + directory + "/none\nactive_key 2");

        assertEquals(List.of(), instances);
        assertEquals(
                "vrrp_instance VI_1 is left out: its active_key 2 cannot be used, and without it no peer would believe its"
                        + " adverts",
                said().get(1));
    }

    @Test
    void whoOnlyReceivesDigestsNeedsNoActiveKey() {
        List<VrrpInstance> instances =
                resolved("key 1 " + KEY + "\nkey 2 file:" + directory + "/none\nactive_key 2\nmode receive-only");

        assertEquals(1, instances.size());
    }
}
