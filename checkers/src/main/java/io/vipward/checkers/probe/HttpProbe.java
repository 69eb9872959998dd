package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.inet.TcpStream;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.BodyPattern;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.UrlCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** HTTP_GET and SSL_GET: asks for a page and looks at status, digest and text, in this order. On the loop's thread. */
final class HttpProbe implements Prober {
    private final EventLoop loop;
    private final TcpStream.Scratch scratch;
    private final TlsEngines tls;
    private final HttpCheck check;
    private final List<@Nullable BodyMatcher> matchers = new ArrayList<>();

    HttpProbe(EventLoop loop, TcpStream.Scratch scratch, TlsEngines tls, HttpCheck check) {
        this.loop = loop;
        this.scratch = scratch;
        this.tls = tls;
        this.check = check;
        for (UrlCheck url : check.urls()) {
            BodyPattern pattern = url.expected().body();
            matchers.add(pattern == null ? null : BodyMatcher.of(pattern));
        }
    }

    @Override
    public Attempt start(int index, Consumer<ProbeResult> whenDone) {
        UrlCheck url = check.urls().get(index);
        HttpAnswer answer = new HttpAnswer(url.expected().digest() != null, matchers.get(index) != null);
        HttpExchange.Order order = new HttpExchange.Order(
                check.target(),
                HttpRequest.of(check, url),
                answer,
                check.ssl() ? tls.engine(serverName(url)) : null,
                url.tlsCompliant());
        return HttpExchange.start(loop, scratch, order, result -> whenDone.accept(judge(index, url, result)));
    }

    /** What the server is called in the handshake; the text is used as it is. */
    private @Nullable String serverName(UrlCheck url) {
        if (!check.http().sni()) {
            return null;
        }
        return check.http().sniName() != null ? check.http().sniName() : check.virtualHost(url);
    }

    private ProbeResult judge(int index, UrlCheck url, HttpExchange.Result result) {
        if (result.problem() != null) {
            return result.problem();
        }
        HttpAnswer answer = result.answer();
        if (!answer.headerComplete()) {
            return failure("Read, no data received from ");
        }
        return new ProbeResult.Page(answer.contentLength(), answer.bodyBytes(), judge(index, url, answer));
    }

    private ProbeResult judge(int index, UrlCheck url, HttpAnswer answer) {
        if (!accepts(url, answer.status())) {
            return failure("HTTP status code error to");
        }
        String test = "HTTP status code";
        String digest = url.expected().digest();
        if (digest != null) {
            if (!digest.equals(answer.digest())) {
                return failure("MD5 digest error to");
            }
            test = "MD5 digest";
        }
        BodyMatcher matcher = matchers.get(index);
        if (matcher != null) {
            if (!matcher.accepts(answer.body())) {
                return failure("Regex match failed");
            }
            test = "Regex match";
        }
        return new ProbeResult.Success(test, List.of());
    }

    private static ProbeResult failure(String reason) {
        return new ProbeResult.Failure(ProbeResult.Fault.CONTENT, reason, List.of());
    }

    private static boolean accepts(UrlCheck url, int status) {
        for (UrlCheck.StatusCodes codes : url.expected().statusCodes()) {
            if (status >= codes.first() && status <= codes.last()) {
                return true;
            }
        }
        return false;
    }
}
