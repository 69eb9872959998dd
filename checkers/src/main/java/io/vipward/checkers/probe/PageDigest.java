package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.inet.TcpStream;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.HttpSettings;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks for a page as the checkers do, and digests it: what {@code digest} of a URL is to be. Blocking. */
public final class PageDigest {
    private PageDigest() {}

    /**
     * What is asked for.
     *
     * @param path sent as it is
     * @param virtualHost null for the address and port
     * @param ssl by SSL_GET
     * @param serverName what the handshake says, null for nothing
     */
    public record Question(
            ConnectionTarget target,
            HttpSettings.Protocol protocol,
            String path,
            @Nullable String virtualHost,
            boolean ssl,
            @Nullable String serverName) {}

    /**
     * What came back.
     *
     * @param problem in the checkers' words, empty for none
     * @param header with its empty line, empty where none came
     * @param body what was digested, as far as it is kept
     * @param digest 32 digits, empty where there is no header
     */
    public record Answer(String problem, ByteBuffer header, ByteBuffer body, String digest) {
        /** Whether the server ended the connection without a header. */
        public boolean isEmpty() {
            return problem.isEmpty() && digest.isEmpty();
        }
    }

    /**
     * Asks, and waits for the end of the answer.
     *
     * @throws SystemCallException if the kernel refuses a descriptor
     */
    public static Answer ask(Question question) throws SystemCallException {
        String host = question.virtualHost() == null ? HttpRequest.host(question.target()) : question.virtualHost();
        HttpExchange.Order order = new HttpExchange.Order(
                question.target(),
                HttpRequest.of(question.protocol(), question.path(), host),
                new HttpAnswer(true, true),
                question.ssl() ? TlsEngines.anonymous().engine(question.serverName()) : null,
                false);
        AtomicReference<HttpExchange.@Nullable Result> result = new AtomicReference<>();
        try (EventLoop loop = new EventLoop("page digest")) {
            HttpExchange.start(loop, new TcpStream.Scratch(), order, done -> {
                result.set(done);
                loop.stop();
            });
            loop.run();
        }
        HttpExchange.Result ended = result.get();
        if (ended == null) {
            throw new IllegalStateException("the loop ended before the answer");
        }
        return answer(ended);
    }

    private static Answer answer(HttpExchange.Result result) {
        HttpAnswer answer = result.answer();
        String problem = problem(result.problem());
        boolean digested = problem.isEmpty() && answer.headerComplete();
        return new Answer(
                problem,
                digested ? ByteBuffer.wrap(answer.header()) : ByteBuffer.allocate(0),
                digested ? answer.digested() : ByteBuffer.allocate(0),
                digested ? answer.digest() : "");
    }

    private static String problem(@Nullable ProbeResult problem) {
        if (problem instanceof ProbeResult.Failure failure) {
            return failure.text();
        }
        return problem instanceof ProbeResult.LocalError error ? error.text() : "";
    }
}
