package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.BodyPattern;
import io.vipward.parser.model.BodyPattern.JitStack;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.HttpSettings;
import io.vipward.parser.model.UrlCheck;
import io.vipward.parser.model.UrlCheck.StatusCodes;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.HttpCheckTable;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.UrlTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes one {@code HTTP_GET} or {@code SSL_GET}. */
final class HttpCheckerCheck {
    private final HttpCheckTable table;
    private final BoundBlock block;
    private final Inheritance inherited;
    private final Report report;

    HttpCheckerCheck(HttpCheckTable table, BoundBlock block, Inheritance inherited, Report report) {
        this.table = table;
        this.block = block;
        this.inherited = inherited;
        this.report = report;
    }

    /** The checker, or null with a diagnostic. */
    @Nullable
    HttpCheck complete() {
        boolean tlsCompliant = isOn(block, table.tlsCompliant, false);
        List<UrlCheck> urls = new ArrayList<>();
        for (BoundBlock url : block.values(table.url)) {
            UrlCheck check = url(url, tlsCompliant);
            if (check != null) {
                urls.add(check);
            }
        }
        if (urls.isEmpty()) {
            report.add(DiagnosticCode.NO_URL, block.end(), block.header().keyword() + " has no url and is dropped");
            return null;
        }
        ConnectionTarget target = inherited.target(block, table.connection, report);
        if (target == null) {
            return null;
        }
        String ownHost = block.get(table.virtualHost);
        String sniName = block.get(table.sniName);
        HttpSettings http = new HttpSettings(
                block.get(table.httpProtocol, HttpSettings.Protocol.HTTP_1_0),
                ownHost == null ? inherited.virtualHost() : ownHost,
                block.isOn(table.enableSni) || sniName != null,
                sniName == null || sniName.isEmpty() ? null : sniName,
                block.isOn(table.fastRecovery),
                tlsCompliant);
        return new HttpCheck(
                block.origins(),
                target,
                inherited.schedule(block, table.schedule, Inheritance.Kind.HTTP),
                table.isSsl(),
                http,
                urls);
    }

    private @Nullable UrlCheck url(BoundBlock url, boolean tlsCompliant) {
        UrlTable keywords = table.urls;
        String path = url.get(keywords.path);
        if (path == null) {
            report.add(
                    DiagnosticCode.NO_URL,
                    url.end(),
                    "a url of " + block.header().keyword() + " has no path and is dropped");
            return null;
        }
        BitSet codes = new BitSet();
        url.values(keywords.statusCode).forEach(codes::or);
        return new UrlCheck(
                url.origins(),
                path,
                url.get(keywords.virtualHost),
                new UrlCheck.Expected(
                        url.get(keywords.digest),
                        codes.isEmpty() ? StatusCodes.SUCCESS : StatusCodes.of(codes),
                        pattern(url, keywords)),
                isOn(url, keywords.tlsCompliant, tlsCompliant));
    }

    private @Nullable BodyPattern pattern(BoundBlock url, UrlTable keywords) {
        String pattern = url.get(keywords.regex);
        if (pattern == null) {
            keywords.ofRegex().stream()
                    .filter(url::has)
                    .findFirst()
                    .ifPresent(keyword -> said(url, keyword, keyword.name() + " has no effect without a regex"));
            return null;
        }
        Set<String> options = new LinkedHashSet<>();
        url.values(keywords.regexOptions).forEach(options::addAll);
        long least = url.get(keywords.regexMinOffset, 0L);
        long most = url.get(keywords.regexMaxOffset, 0L);
        if (most > 0 && most < least) {
            said(url, keywords.regexMaxOffset, "regex_max_offset is less than regex_min_offset and is ignored");
            most = 0;
        }
        JitStack stack = url.get(keywords.regexStack);
        return new BodyPattern(
                pattern,
                url.isOn(keywords.regexNoMatch),
                List.copyOf(options),
                least,
                most,
                stack == null || stack.mostBytes() == 0 ? null : stack);
    }

    /** keepalived only logs it. */
    private void said(BoundBlock url, Keyword<?> keyword, String message) {
        report.add(DiagnosticCode.SETTING_CLEARED, Verdict.ACCEPTED, url.span(keyword), message, Advice.NONE);
    }

    private static boolean isOn(BoundBlock block, @Nullable Keyword<Boolean> keyword, boolean otherwise) {
        return keyword == null ? otherwise : block.get(keyword, otherwise);
    }
}
