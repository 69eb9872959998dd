package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.ARGUMENT_MAY_LACK;
import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.model.ScriptCommand;

/** Rows of {@code global_defs} about mail, scripts and FIFOs. */
public final class NotificationRows {
    public final Keyword<String> helloName;
    public final Keyword<Boolean> noFaultMails;
    public final Keyword<Boolean> noCheckerMails;
    public final Keyword<Boolean> symbolicLinks;
    public final Keyword<Boolean> supplementaryGroups;
    public final Keyword<ScriptCommand> startup;
    public final Keyword<Long> startupTimeout;
    public final Keyword<ScriptCommand> shutdown;
    public final Keyword<Long> shutdownTimeout;
    public final Fifo all;
    public final Fifo vrrp;
    public final Fifo lvs;
    public final Keyword<Boolean> priorityChanges;
    public final Keyword<Boolean> statesOnReload;
    public final Keyword<Boolean> firstServerStates;
    public final Keyword<String> webhook;
    public final Keyword<Long> scriptLimit;

    /** Rows about one FIFO. */
    public record Fifo(Keyword<FifoPath> path, Keyword<ScriptCommand> script) {}

    NotificationRows(Table table) {
        helloName = table.keyword(
                "smtp_helo_name", Forms.WORD, "the host's name", "name in the HELO of a mail", ARGUMENT_MAY_LACK);
        noFaultMails = table.keyword("no_email_faults", Forms.FLAG, "off", "no mails for FAULT");
        noCheckerMails = table.keyword("no_checker_emails", Forms.BOOLEAN, "off", "no mails for a checker alone");
        symbolicLinks =
                table.keyword("use_symlink_paths", Forms.BOOLEAN, "off", "keep symbolic links in paths of scripts");
        supplementaryGroups = table.keyword(
                "set_supplementary_groups", Forms.BOOLEAN, "off", "scripts get the user's other groups too");
        startup = table.keyword(
                "startup_script", CommandForm.WITH_USER, "none", "run before everything else starts", FIRST_WINS);
        startupTimeout =
                table.keyword("startup_script_timeout", lenient(1, 1000), "10", "seconds that startup_script may take");
        shutdown = table.keyword(
                "shutdown_script", CommandForm.WITH_USER, "none", "run after everything has stopped", FIRST_WINS);
        shutdownTimeout = table.keyword(
                "shutdown_script_timeout", lenient(1, 1000), "10", "seconds that shutdown_script may take");
        all = fifo(table, "notify_fifo", "FIFO for all changes of state");
        vrrp = fifo(table, "vrrp_notify_fifo", "FIFO for instances and groups");
        lvs = fifo(table, "lvs_notify_fifo", "FIFO for servers");
        priorityChanges =
                table.keyword("vrrp_notify_priority_changes", Forms.BOOLEAN, "off", "tell changes of priority too");
        statesOnReload = table.keyword(
                "fifo_write_vrrp_states_on_reload", Forms.FLAG, "off", "write unchanged states at a reload");
        firstServerStates =
                table.keyword("rs_init_notifies", Forms.BOOLEAN, "off", "tell the first state of real servers too");
        webhook = table.keyword(
                "vipward_webhook",
                WebAddressForm.FORM,
                "none",
                "gets every change as JSON by HTTP POST",
                ARGUMENT_IS_VITAL);
        scriptLimit = table.keyword(
                "vipward_notify_timeout",
                lenient(1, 3600),
                "30",
                "seconds that a notify script may still run while the same object's next one waits");
    }

    private static Fifo fifo(Table table, String name, String help) {
        return new Fifo(
                table.keyword(name, FifoPath.FORM, "none", help, FIRST_WINS),
                table.keyword(name + "_script", CommandForm.WITH_USER, "none", "reads it", FIRST_WINS));
    }
}
