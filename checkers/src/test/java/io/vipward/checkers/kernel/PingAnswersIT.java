package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.checkers.core.Configurations;
import io.vipward.checkers.core.PlanText;
import io.vipward.checkers.core.ProbeResult;
import io.vipward.checkers.probe.LoopProbes;
import io.vipward.checkers.probe.NoPrograms;
import io.vipward.checkers.probe.PingPermission;
import io.vipward.checkers.probe.Prober;
import io.vipward.checkers.probe.TlsEngines;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import io.vipward.netlink.loop.Registration;
import io.vipward.netlink.sysctl.ProcSysctls;
import io.vipward.parser.model.Checker;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PING_CHECK of a host that answers as it likes, in a namespace where the kernel answers nothing. */
@Tag("kernel")
class PingAnswersIT {
    private static final int ECHO = 8;
    private static final int REPLY = 0;
    private static final int UNASSIGNED = 42;
    private static final int CHECKSUM_OFFSET = 2;
    private static final int IDENTIFIER_OFFSET = 4;
    private static final int SEQUENCE_OFFSET = 6;
    private static final int HEADER_BYTES = 8;
    private static final int MUCH_BYTES = 1_400;
    private static final int FLOOD = 2_000;

    @ParameterizedTest
    @CsvSource({
        "right, Success",
        "short, short answer",
        "header, short answer",
        "long, short answer",
        "other sequence, TimedOut",
        "other identifier, TimedOut",
        "other type, TimedOut",
        "flood, TimedOut",
        "nothing, TimedOut"
    })
    void onlyTheWholeAnswerToThisEchoCounts(String answer, String expected) throws Exception {
        List<ProbeResult> results = new ArrayList<>();
        LabNetwork.inside(network -> {
            Files.writeString(Path.of("/proc/sys/net/ipv4/icmp_echo_ignore_all"), "1");
            assertTrue(new PingPermission(new ProcSysctls()).take().isEmpty());
            try (EventLoop loop = new EventLoop("ping");
                    Answering answering = new Answering(loop, answer)) {
                assertTrue(answering.fd > 0);
                Prober prober = new LoopProbes(loop, TlsEngines.anonymous(), new NoPrograms()).prober(check());
                prober.start(0, result -> {
                    results.add(result);
                    loop.stop();
                });
                loop.run();
                prober.close();
            }
        });

        assertEquals(1, results.size());
        ProbeResult result = results.get(0);
        String seen = result instanceof ProbeResult.Failure failure
                ? failure.text()
                : result.getClass().getSimpleName();
        assertEquals(expected, seen);
    }

    private static Checker check() {
        return PlanText.plans("virtual_server 10.9.0.100 80 {\nprotocol TCP\nreal_server 127.0.0.1 80 {\n"
                        + "PING_CHECK {\nconnect_timeout 0.5\n}\n}\n}\n")
                .get(0)
                .realServers()
                .get(0)
                .checkers()
                .get(0);
    }

    /** Answers echoes by hand. */
    private static final class Answering implements AutoCloseable {
        private final int fd;
        private final Registration registration;
        private final String word;

        Answering(EventLoop loop, String word) throws Exception {
            this.word = word;
            fd = Syscalls.socket(SocketConstants.AF_INET, SocketConstants.SOCK_RAW, SocketConstants.IPPROTO_ICMP);
            registration = loop.register(fd, Events.IN, events -> onEcho());
        }

        private void onEcho() {
            ByteBuffer packet = ByteBuffer.allocateDirect(2048);
            int bytes = Syscalls.recv(fd, packet, 0);
            int start = (packet.get(0) & 0xf) * Integer.BYTES;
            byte[] echo = new byte[bytes - start];
            packet.get(start, echo);
            // Its own answers come back, too.
            if (echo[0] != ECHO || word.equals("nothing")) {
                return;
            }
            int times = word.equals("flood") ? FLOOD : 1;
            for (int i = 0; i < times; i++) {
                send(answer(echo));
            }
        }

        private byte[] answer(byte[] echo) {
            byte[] answer = switch (word) {
                case "short" -> Arrays.copyOf(echo, echo.length - 1);
                case "header" -> Arrays.copyOf(echo, HEADER_BYTES);
                case "long" -> Arrays.copyOf(echo, MUCH_BYTES);
                default -> echo.clone();
            };
            answer[0] = REPLY;
            switch (word) {
                case "other sequence", "flood" -> answer[SEQUENCE_OFFSET + 1]++;
                case "other identifier" -> answer[IDENTIFIER_OFFSET]++;
                case "other type" -> answer[0] = UNASSIGNED;
                default -> {}
            }
            return withChecksum(answer);
        }

        /** RFC 1071. */
        private static byte[] withChecksum(byte[] message) {
            message[CHECKSUM_OFFSET] = 0;
            message[CHECKSUM_OFFSET + 1] = 0;
            int sum = 0;
            for (int i = 0; i < message.length; i++) {
                sum += (message[i] & 0xff) << (i % 2 == 0 ? Byte.SIZE : 0);
            }
            sum = (sum & 0xffff) + (sum >>> Short.SIZE);
            sum = ~((sum & 0xffff) + (sum >>> Short.SIZE));
            message[CHECKSUM_OFFSET] = (byte) (sum >> Byte.SIZE);
            message[CHECKSUM_OFFSET + 1] = (byte) sum;
            return message;
        }

        private void send(byte[] message) {
            ByteBuffer data =
                    ByteBuffer.allocateDirect(message.length).put(message).flip();
            ByteBuffer to = SocketAddresses.buffer();
            int length = SocketAddresses.inet(to, Configurations.address("127.0.0.1"), 0);
            Syscalls.sendto(fd, data, message.length, 0, to, length);
        }

        @Override
        public void close() {
            registration.close();
            Syscalls.close(fd);
        }
    }
}
