package io.vipward.checkers.probe;

import io.vipward.checkers.core.Event;
import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.UdpCheck;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * UDP_CHECK: one datagram. Where no reply is asked for, silence is good and only an ICMP error is bad. On the loop's thread.
 */
final class UdpProbe implements Prober {
    private static final ByteBuffer DEFAULT_PAYLOAD =
            StandardCharsets.US_ASCII.encode("keepalived check - keepalived ch");

    private final EventLoop loop;
    private final UdpCheck check;
    private final ByteBuffer payload;

    UdpProbe(EventLoop loop, UdpCheck check) {
        this.loop = loop;
        this.check = check;
        String hex = check.payloadHex();
        this.payload =
                hex == null ? DEFAULT_PAYLOAD : ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    @Override
    public Attempt start(int url, Consumer<ProbeResult> whenDone) {
        return DatagramQuestion.ask(loop, check.target(), payload.duplicate(), new Reply(check.reply()), whenDone);
    }

    /**
     * What comes back.
     *
     * @param wanted null where silence is good, too
     */
    private record Reply(UdpCheck.@Nullable Reply wanted) implements DatagramQuestion.Talk {
        private static final ProbeResult MISMATCH =
                new ProbeResult.Failure(ProbeResult.Fault.CONTENT, "reply data mismatch", List.of());

        @Override
        public ProbeResult onDatagram(ByteBuffer bytes) {
            if (wanted == null) {
                return ProbeResult.SUCCESS;
            }
            int length = bytes.remaining();
            boolean fits = length >= wanted.leastBytes() && length <= wanted.mostBytes();
            return fits && matches(bytes, wanted.patternHex()) ? ProbeResult.SUCCESS : MISMATCH;
        }

        /** As far as both go: a shorter reply passes, and a longer one. */
        private static boolean matches(ByteBuffer bytes, String pattern) {
            for (int i = 0; 2 * i < pattern.length() && i < bytes.remaining(); i++) {
                int value = bytes.get(bytes.position() + i) & 0xff;
                if (!matches(value >> 4, pattern.charAt(2 * i)) || !matches(value & 0xf, pattern.charAt(2 * i + 1))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean matches(int nibble, char wanted) {
            return wanted == 'x' || wanted == 'X' || Character.digit(wanted, 16) == nibble;
        }

        @Override
        public ProbeResult onError(Errno errno) {
            return new ProbeResult.Failure(errno.text());
        }

        @Override
        public ProbeResult onSilence() {
            return wanted == null ? ProbeResult.SUCCESS : ProbeResult.TIMED_OUT;
        }

        @Override
        public ProbeResult onSendFailure(Errno errno) {
            return failure(errno);
        }

        /** A trouble of this machine counts as failure, unlike with the other checkers. */
        @Override
        public ProbeResult onNoConnection(Errno errno) {
            return failure(errno);
        }

        private static ProbeResult failure(Errno errno) {
            return new ProbeResult.Failure(
                    ProbeResult.Fault.CONNECTION,
                    errno.text(),
                    List.of(new Event.CheckDetail("UDP connect error " + errno.code() + " - " + errno.text())));
        }
    }
}
