package io.vipward.parser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code HTTP_GET} or {@code SSL_GET}: all URLs give what is expected of them.
 *
 * @param ssl whether it is {@code SSL_GET}
 * @param urls at least one, in the order of the file
 */
public record HttpCheck(
        Origins origins,
        ConnectionTarget target,
        CheckSchedule schedule,
        boolean ssl,
        HttpSettings http,
        List<UrlCheck> urls)
        implements Checker {
    public HttpCheck {
        urls = List.copyOf(urls);
    }

    /** The name of the host that a URL is asked of: its own, or what is around it has; null for the address. */
    public @Nullable String virtualHost(UrlCheck url) {
        return url.virtualHost() != null ? url.virtualHost() : http.virtualHost();
    }

    @Override
    public String keyword() {
        return ssl ? "SSL_GET" : "HTTP_GET";
    }
}
