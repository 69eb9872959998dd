package io.vipward.parser.show;

import io.vipward.parser.model.BodyPattern;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.HttpSettings;
import io.vipward.parser.model.UrlCheck;

/** What {@code HTTP_GET} and {@code SSL_GET} have of their own. */
final class HttpCheckText {
    private HttpCheckText() {}

    static void write(TextWriter out, HttpCheck check) {
        HttpSettings http = check.http();
        out.line("http_protocol", http.protocol().word());
        out.optional("virtualhost", http.virtualHost());
        out.bool("enable_sni", http.sni());
        out.optional("sni_name", http.sniName());
        out.bool("fast_recovery", http.fastRecovery());
        if (check.ssl()) {
            out.bool("tls_compliant", http.tlsCompliant());
        }
        check.urls().forEach(url -> url(out, url, check.ssl()));
    }

    private static void url(TextWriter out, UrlCheck url, boolean ssl) {
        out.open("url");
        out.line("path", url.path());
        out.optional("virtualhost", url.virtualHost());
        out.optional("digest", url.expected().digest());
        out.line(
                "status_code",
                url.expected().statusCodes().stream()
                        .map(codes -> codes.first() + "-" + codes.last())
                        .toArray());
        BodyPattern body = url.expected().body();
        if (body != null) {
            pattern(out, body);
        }
        if (ssl) {
            out.bool("tls_compliant", url.tlsCompliant());
        }
        out.close();
    }

    private static void pattern(TextWriter out, BodyPattern body) {
        out.pattern("regex", body.pattern());
        out.flag("regex_no_match", body.negated());
        if (!body.options().isEmpty()) {
            out.line("regex_options", body.options().toArray());
        }
        out.line("regex_min_offset", body.leastOffset());
        out.line("regex_max_offset", body.mostOffset());
        BodyPattern.JitStack stack = body.stack();
        if (stack != null) {
            out.line("regex_stack", stack.startBytes(), stack.mostBytes());
        }
    }
}
