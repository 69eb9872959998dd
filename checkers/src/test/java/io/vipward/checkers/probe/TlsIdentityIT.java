package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.checkers.core.PlanText;
import io.vipward.parser.model.SslSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code SSL} block, with certificates and keys of every form that openssl writes. */
@Tag("kernel")
class TlsIdentityIT {
    @TempDir
    static Path directory;

    @ParameterizedTest
    @CsvSource({
        "rsa, genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out KEY",
        "old, genrsa -traditional -out KEY 2048",
        "ec, genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out KEY",
        "secret, genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -aes256 -pass pass:secret -out KEY"
    })
    void aServerThatWantsACertificateGetsIt(String name, String command) throws Exception {
        openssl(command.replace("KEY", file(name + ".key")));
        openssl("req -x509 -new -key " + file(name + ".key") + " -passin pass:secret -days 2 -subj /CN=checker -out "
                + file(name + ".crt"));
        SslSettings settings =
                settings("password secret\ncertificate " + file(name + ".crt") + "\nkey " + file(name + ".key") + "\n");

        try (ScriptedServer server = new TlsServers(Files.createDirectory(directory.resolve(name + "-server")))
                .demanding("ask | say HTTP/1.1 200 OK~~hello^")) {
            ProbeRig rig = new ProbeRig()
                    .with(
                            name,
                            server.port(),
                            "SSL_GET {\nconnect_timeout 5\nretry 0\nlog_all_failures\nurl {\npath /\n}\n}");
            ProbeRig.Outcome outcome = rig.run(TlsIdentity.engines(settings)).get(0);

            assertTrue(outcome.up(), () -> outcome + " " + server.heard());
        }
    }

    @Test
    void whatCannotBeUsedIsNamedAsKeepalivedNamesIt() throws Exception {
        openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out " + file("a.key"));
        openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out " + file("b.key"));
        openssl("req -x509 -new -key " + file("a.key") + " -days 2 -subj /CN=a -out " + file("a.crt"));

        assertEquals(
                "SSL error : Cant load certificate file... /nonexistent: /nonexistent",
                problem("certificate /nonexistent\nkey " + file("a.key")));
        assertEquals(
                "SSL error : Cant load key file... " + file("b.key") + ": it is the key of another certificate",
                problem("certificate " + file("a.crt") + "\nkey " + file("b.key")));
        assertEquals("SSL error : Cant load CA file... /nonexistent: /nonexistent", problem("ca /nonexistent"));
        assertEquals(
                "SSL error : Cant load certificate file... " + file("a.key") + ": there is no certificate in "
                        + file("a.key"),
                problem("certificate " + file("a.key")));
    }

    private static String problem(String block) {
        return String.valueOf(
                assertThrows(TlsIdentity.UnusableException.class, () -> TlsIdentity.engines(settings(block)))
                        .getMessage());
    }

    private static SslSettings settings(String block) {
        SslSettings settings = PlanText.configuration("SSL {\n" + block + "\n}\nvirtual_server 10.9.0.100 80 {\n"
                        + "protocol TCP\nreal_server 10.1.0.1 443 {\nSSL_GET {\nurl {\npath /\n}\n}\n}\n}\n")
                .balancing()
                .ssl();
        if (settings == null) {
            throw new IllegalStateException("there is no SSL block");
        }
        return settings;
    }

    private static String file(String name) {
        return directory.resolve(name).toString();
    }

    private static void openssl(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ", -1)));
        Path log = directory.resolve("openssl.log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertEquals(0, status, Files.readString(log));
    }
}
