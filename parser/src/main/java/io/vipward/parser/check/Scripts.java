package io.vipward.parser.check;

import io.vipward.parser.check.Definitions.Defined;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ScriptVerdict;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.Weight;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.UserGroup;
import io.vipward.parser.schema.VrrpScriptTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All {@code vrrp_script} blocks, and which of them are tracked. */
final class Scripts {
    private final Definitions<VrrpScript> definitions = new Definitions<>("vrrp_script", "script");
    private final Set<String> mentioned = new HashSet<>();
    private final Set<String> tracked = new HashSet<>();
    private final Diagnostics diagnostics;

    Scripts(List<Setting<BoundBlock>> blocks, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        for (Setting<BoundBlock> setting : blocks) {
            define(setting);
        }
    }

    private void define(Setting<BoundBlock> setting) {
        BoundBlock block = setting.value();
        Word name = block.header().argument(1);
        if (name == null) {
            return;
        }
        ScriptCommand command = block.get(VrrpScriptTable.SCRIPT);
        if (command == null && !block.isLeftOut()) {
            new Report("vrrp_script " + name.text(), diagnostics)
                    .add(DiagnosticCode.NO_SCRIPT, block.end(), "has no script and is removed");
            return;
        }
        VrrpScript script = command == null || block.isLeftOut() ? null : script(name.text(), command, block);
        definitions.add(new Defined<>(name.text(), script, setting.order(), block));
    }

    Definitions<VrrpScript> definitions() {
        return definitions;
    }

    private static VrrpScript script(String name, ScriptCommand command, BoundBlock block) {
        UserGroup user = block.get(VrrpScriptTable.USER);
        ScriptCommand asUser = user == null
                ? command
                : new ScriptCommand(command.arguments(), user.user(), user.group(), command.position());
        long interval = block.get(VrrpScriptTable.INTERVAL, Globals.NANOS);
        ScriptVerdict verdict = new ScriptVerdict(
                block.get(VrrpScriptTable.RISE, 1L).intValue(),
                block.get(VrrpScriptTable.FALL, 1L).intValue(),
                block.get(VrrpScriptTable.WEIGHT, Weight.FAULT),
                block.isOn(VrrpScriptTable.INIT_FAIL));
        return new VrrpScript(
                name, block.origins(), asUser, interval, block.get(VrrpScriptTable.TIMEOUT, interval), verdict);
    }

    /** Something wants to track it; why it does not in the end has been reported. */
    void mention(String name) {
        mentioned.add(name);
    }

    void track(String name) {
        tracked.add(name);
    }

    /** All of them, in the order of the file; those that nothing tracks are reported. */
    List<VrrpScript> scripts() {
        List<VrrpScript> scripts = new ArrayList<>();
        for (Defined<VrrpScript> defined : definitions.all()) {
            VrrpScript script = defined.value();
            if (script == null) {
                continue;
            }
            scripts.add(script);
            if (!tracked.contains(defined.name()) && !mentioned.contains(defined.name())) {
                new Report("vrrp_script " + defined.name(), diagnostics)
                        .add(
                                DiagnosticCode.UNUSED_SCRIPT,
                                defined.block().span(),
                                "is tracked by no instance, so it never runs");
            }
        }
        return scripts;
    }
}
