package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Severity;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.source.Span;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;

/** Looks up the address of the relay for mails. Blocking, as long as the resolver takes. */
final class MailServerCheck {
    private MailServerCheck() {}

    static List<Diagnostic> check(GlobalDefinitions global, Predicate<String> resolves) {
        String host = global.mail().relay().host();
        if (host == null || resolves.test(host)) {
            return List.of();
        }
        DiagnosticCode code = DiagnosticCode.INVALID_ADDRESS;
        String message = "Invalid smtp server " + host + " "
                + global.mail().relay().port() + ": this machine knows no address of it, so no mail can be sent";
        Span span = new Span(global.origins().of("smtp_server"), 1, "");
        Advice advice = Advice.help("write an IP address, or make the name known");
        return List.of(new Diagnostic(code, Severity.WARNING, code.verdict(), span, message, advice));
    }

    static boolean resolves(String host) {
        try {
            InetAddress.getByName(host);
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
