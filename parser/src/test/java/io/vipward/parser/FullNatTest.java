package io.vipward.parser;

import static io.vipward.parser.Parsing.parse;
import static io.vipward.parser.Parsing.theService;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.ForwardingMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forwarding method that people know from patched kernels. */
class FullNatTest {
    @ParameterizedTest
    @ValueSource(strings = {"FULLNAT", "fullnat", "FULLNAT snat 10.0.0.5"})
    void isRefusedByNameWithTheReason(String method) {
        ParseResult result = parse("virtual_server 10.0.0.100 80 {\nprotocol TCP\nlb_algo rr\nlb_kind " + method
                + "\nreal_server 10.0.0.11 80 {\n}\n}\n");

        Diagnostic refusal = result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().toString().equals("invalid-choice"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                method.replaceFirst(" .*", "") + ": the kernel's IPVS has no such method; lb_kind is ignored",
                refusal.message());
        assertTrue(
                refusal.advice().toString().contains("DPVS"),
                () -> refusal.advice().toString());
        assertEquals(
                ForwardingMethod.NAT,
                theService(result).realServers().get(0).settings().method());
        assertEquals(5, result.testExitCode());
    }
}
