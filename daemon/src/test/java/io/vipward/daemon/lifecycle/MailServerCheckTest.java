package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.Severity;
import io.vipward.parser.model.GlobalDefinitions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MailServerCheckTest {
    private static GlobalDefinitions with(String line) {
        return Objects.requireNonNull(ConfigurationParser.parse("a.conf", "global_defs {\n" + line + "\n}\n")
                        .understood())
                .global();
    }

    @Test
    void aRelayWithoutAddressIsAWarningAtItsLine() {
        List<Diagnostic> found = MailServerCheck.check(with("smtp_server mail.example 2525"), host -> false);

        assertEquals(
                List.of(
                        "Invalid smtp server mail.example 2525: this machine knows no address of it, so no mail can be sent"),
                found.stream().map(Diagnostic::message).toList());
        assertEquals(Severity.WARNING, found.get(0).severity());
        assertEquals(2, found.get(0).span().start().line());
    }

    @Test
    void aRelayThatIsKnownOrNotConfiguredIsNone() {
        assertEquals(List.of(), MailServerCheck.check(with("smtp_server mail.example"), "mail.example"::equals));
        assertEquals(List.of(), MailServerCheck.check(with("router_id a"), host -> false));
    }

    @Test
    void addressesNeedNobodyToResolveThem() {
        assertTrue(MailServerCheck.resolves("192.0.2.25"));
        assertFalse(MailServerCheck.resolves("not an address"));
    }
}
