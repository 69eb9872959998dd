package io.vipward.parser.show;

import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.VrrpScript;

/** {@code vrrp_script}. */
final class VrrpScriptText {
    private VrrpScriptText() {}

    static void write(TextWriter out, VrrpScript script) {
        ScriptCommand command = script.command();
        out.open("vrrp_script", script.name());
        // The user is a keyword of its own here; behind the command it would be ignored.
        out.command("script", new ScriptCommand(command.arguments(), null, null, command.position()));
        out.user("user", command.user(), command.group());
        out.seconds("interval", script.intervalNanos());
        out.seconds("timeout", script.timeoutNanos());
        out.line("rise", script.verdict().rise());
        out.line("fall", script.verdict().fall());
        out.weight("weight", script.verdict().weight());
        out.flag("init_fail", script.verdict().initFail());
        out.close();
    }
}
