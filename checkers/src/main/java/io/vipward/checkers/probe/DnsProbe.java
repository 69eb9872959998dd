package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.DnsCheck;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** DNS_CHECK: a question over UDP, and an answer without an error. Answers to other questions are not looked at. */
final class DnsProbe implements Prober {
    private static final int IDS = 1 << 16;

    private final EventLoop loop;
    private final DnsCheck check;
    private final RandomGenerator random;

    DnsProbe(EventLoop loop, DnsCheck check, RandomGenerator random) {
        this.loop = loop;
        this.check = check;
        this.random = random;
    }

    @Override
    public Attempt start(int url, Consumer<ProbeResult> whenDone) {
        int id = random.nextInt(IDS);
        DatagramQuestion.Talk talk = new DatagramQuestion.Talk() {
            @Override
            public @Nullable ProbeResult onDatagram(ByteBuffer bytes) {
                int code = DnsMessages.answerCode(bytes, id);
                if (code == DnsMessages.NO_ANSWER) {
                    return null;
                }
                return code == 0
                        ? ProbeResult.SUCCESS
                        : new ProbeResult.Failure("read error occurred. (rcode = " + code + ")");
            }

            @Override
            public ProbeResult onError(Errno errno) {
                return new ProbeResult.Failure(
                        "failed to read socket; errno " + errno.code() + " (" + errno.text() + ")");
            }

            @Override
            public ProbeResult onSilence() {
                return ProbeResult.TIMED_OUT;
            }

            @Override
            public ProbeResult onSendFailure(Errno errno) {
                return new ProbeResult.Failure("failed to write socket.");
            }

            @Override
            public @Nullable ProbeResult onNoConnection(Errno errno) {
                boolean away = errno == Errno.ENETUNREACH || errno == Errno.EHOSTUNREACH;
                String server = "[" + AddressText.of(check.target().address()) + "]:"
                        + check.target().port();
                return away ? new ProbeResult.Failure("network unreachable for " + server) : null;
            }
        };
        return DatagramQuestion.ask(loop, check.target(), DnsMessages.question(check, id), talk, whenDone);
    }
}
