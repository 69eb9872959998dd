package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.source.FilesInMemory;
import io.vipward.parser.source.ParseSettings;
import io.vipward.parser.source.SourceBytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is in a file, it ends in a configuration or in findings, and soon. */
class RandomInputPropertiesTest {
    private static final int INPUTS = 100_000;
    private static final long SEED = 20_250_101L;
    private static final String[] PIECES = {
        "{",
        "}",
        "\n",
        "\n",
        "\n",
        " ",
        "\t",
        "\r\n",
        "\"",
        "'",
        "\\",
        "#",
        "!",
        "//",
        " //x",
        "/",
        ":",
        ".",
        "-",
        "+",
        "$",
        "${",
        "$A=1",
        "@a ",
        "~SEQ(N,1,2) ",
        "~SEQ(A,1,9) $A",
        "~SEQx(",
        "~LST({A,B},{1,2},3) ",
        "${A}",
        "$A ",
        "$A\n",
        "$A= \\\n",
        " \\\n",
        "$B=$A ${A}",
        "\n$A=${B} $B\n",
        "$B",
        "@^a ",
        "\n$A=@a \n",
        "${_RANDOM 1 2}",
        "${_ENV X}",
        "${_HASH}",
        "include x",
        "\ninclude x\n",
        "\nincludea {x,y}*\n",
        "include_check",
        "global_defs",
        "vrrp_script",
        "vrrp_instance",
        "virtual_server",
        "real_server",
        "TCP_CHECK",
        "HTTP_GET",
        "authentication",
        "auth_type PASS",
        "auth_pass",
        "virtual_ipaddress",
        "virtual_ipaddress_excluded",
        "track_script",
        "track_interface",
        "vrrp_sync_group",
        "interface eth0",
        "virtual_router_id 51",
        "priority",
        "state MASTER",
        "advert_int",
        "nopreempt",
        "preempt_delay",
        "weight",
        "reverse",
        "script",
        "\"/bin/a 'b' \\x41\"",
        "interval",
        "user",
        "lb_kind",
        "lb_algo",
        "TUN type gue",
        "NAT",
        "rr",
        "sorry_server",
        "persistence_granularity",
        "quorum",
        "delay_loop",
        "retry",
        "connect_ip",
        "connect_port",
        "bindto",
        "10.0.0.1",
        "10.0.0.1/24",
        "fe80::1",
        "::",
        "fwmark",
        "group",
        "0",
        "1",
        "5s",
        "1.5",
        "99999999999999999999",
        "-1",
        "255",
        "dev",
        "label",
        "brd +",
        "scope",
        "\0",
        "é",
        "\udce4",
        "😀",
        "\ufeff",
        "smtp_alert",
        "notification_email",
        "notify_master",
        "unicast_peer",
        "vrrp_strict",
        "router_id",
    };

    @Test
    void wordsOfTheLanguageInAnyOrder() {
        Random random = new Random(SEED);
        for (int round = 0; round < INPUTS; round++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(40);
            for (int i = 0; i < pieces; i++) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
                if (random.nextInt(3) == 0) {
                    text.append(random.nextBoolean() ? " " : "\n");
                }
            }
            check(text.toString(), round);
        }
    }

    @Test
    void soundConfigurationWithSomethingChanged() {
        Random random = new Random(SEED + 1);
        for (int round = 0; round < INPUTS / 10; round++) {
            StringBuilder text = new StringBuilder(SOUND);
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                    case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                    default -> text.setCharAt(at, (char) random.nextInt(0x180));
                }
            }
            check(text.toString(), round);
        }
    }

    @Test
    void bytesOfAnyKind() {
        Random random = new Random(SEED + 2);
        for (int round = 0; round < INPUTS / 5; round++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            check(SourceBytes.decode(bytes), round);
        }
    }

    @Test
    void hugeInputsEndInAFindingInTime() {
        Set<String> repeated = Set.of(
                "{",
                "{\n",
                "}\n",
                "a {\n",
                "frobnicate x\n",
                "\"",
                "\"\n",
                "vrrp_instance X\n",
                "#\n",
                "$A=1\n$A\n",
                "$A=${A}${B}\n$B=${A}${A}\n${A} ${B}\n",
                "$A=$B\n$B=x$C y$C z$C\n$C= \\\n $A \\\n $B\n$A\n",
                "~SEQ(N,1,9) ~SEQ(M,1,9) $N$M\n",
                "{ @^z $A=",
                "include x\n",
                "global_defs {\ninclude_check\n",
                "\0",
                "real_server 1.1.1.1 80 {\n}\n",
                "virtual_server 1.1.1.1 80 {\n",
                "vrrp_script a {\n}\n",
                "//\n");
        for (String piece : repeated) {
            String text = piece.repeat((1 << 20) / piece.length());

            assertTimeout(Duration.ofSeconds(20), () -> check(text, 0), piece);
        }
    }

    private static final ParseSettings SETTINGS = ParseSettings.ISOLATED
            .withConfigId("a")
            .withFiles(new FilesInMemory()
                    .with("/x", "$A=x\ninclude y\n$B= \\\n a { \\\n b\n")
                    .with("/y", "include x\n}\n@a $A\n"));

    private static void check(String text, int round) {
        ParseResult result;
        try {
            result = ConfigurationParser.parse("/a.conf", text, SETTINGS);
            result.text();
        } catch (RuntimeException | StackOverflowError e) {
            String bytes = new String(SourceBytes.encode(text), StandardCharsets.ISO_8859_1);
            fail("round " + round + " throws for: " + (bytes.length() > 2_000 ? bytes.substring(0, 2_000) : bytes), e);
            return;
        }
        assertTrue(!result.fatal() || result.startExitCode() != 0);
        for (Diagnostic diagnostic : result.diagnostics()) {
            assertTrue(diagnostic.span().length() >= 1);
        }
    }

    private static final String SOUND = """
            global_defs {
                router_id LVS
                smtp_server 127.0.0.1 25
                vrrp_garp_master_delay 5
            }
            vrrp_script chk {
                script "/usr/bin/killall -0 nginx"
                interval 2
                weight -20
            }
            vrrp_instance VI_1 {
                state BACKUP
                interface eth0
                virtual_router_id 51
                priority 100
                advert_int 1
                authentication {
                    auth_type PASS
                    auth_pass secret
                }
                virtual_ipaddress {
                    10.0.0.100/24 dev eth0 label eth0:1
                }
                track_script {
                    chk weight 5
                }
            }
            virtual_server 10.0.0.100 80 {
                delay_loop 6
                lb_algo wlc
                lb_kind NAT
                protocol TCP
                real_server 10.0.0.11 80 {
                    weight 1
                    TCP_CHECK {
                        connect_timeout 3
                    }
                }
            }
            """;
}
