package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReloadPolicyTest {
    @Test
    void errorThatTheRunningConfigurationHasDoesNotBlock() {
        List<Diagnostic> running = findings("global_defs {\n  old_mistake x\n}\n");
        List<Diagnostic> wanted = findings("# a new first line\nglobal_defs {\n  old_mistake x\n  router_id y\n}\n");

        List<Diagnostic> mistakes = ReloadPolicy.newErrors(running, wanted);

        assertEquals(List.of(), mistakes);
    }

    @Test
    void newErrorBlocksAndIsTheOneThatIsNamed() {
        List<Diagnostic> running = findings("global_defs {\n  old_mistake x\n}\n");
        List<Diagnostic> wanted = findings("global_defs {\n  old_mistake x\n  new_mistake x\n}\n");

        List<Diagnostic> mistakes = ReloadPolicy.newErrors(running, wanted);

        assertEquals(
                List.of(3),
                mistakes.stream().map(mistake -> mistake.position().line()).toList());
    }

    @Test
    void warningNeverBlocks() {
        List<Diagnostic> wanted = findings("global_defs {\n  router_id x // a remark\n}\n");

        List<Diagnostic> mistakes = ReloadPolicy.newErrors(List.of(), wanted);

        assertEquals(1, wanted.size());
        assertEquals(List.of(), mistakes);
    }

    private static List<Diagnostic> findings(String text) {
        return ConfigurationParser.parse("a.conf", text).diagnostics();
    }
}
