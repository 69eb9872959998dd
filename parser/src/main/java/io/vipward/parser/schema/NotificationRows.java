package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.lenient;
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

    /** Rows about one FIFO. */
    public record Fifo(Keyword<FifoPath> path, Keyword<ScriptCommand> script) {}

    NotificationRows(Table table) {
        helloName = table.notYet(
                "smtp_helo_name", Forms.WORD, "the host's name", "name in the HELO of a mail", ARGUMENT_MAY_LACK);
        noFaultMails = table.notYet("no_email_faults", Forms.FLAG, "off", "no mails for FAULT");
        noCheckerMails = table.notYet("no_checker_emails", Forms.BOOLEAN, "off", "no mails for a checker alone");
        symbolicLinks =
                table.notYet("use_symlink_paths", Forms.BOOLEAN, "off", "keep symbolic links in paths of scripts");
        supplementaryGroups = table.notYet(
                "set_supplementary_groups", Forms.BOOLEAN, "off", "scripts get the user's other groups too");
        startup = table.notYet(
                "startup_script", CommandForm.WITH_USER, "none", "run before everything else starts", FIRST_WINS);
        startupTimeout =
                table.notYet("startup_script_timeout", lenient(1, 1000), "10", "seconds that startup_script may take");
        shutdown = table.notYet(
                "shutdown_script", CommandForm.WITH_USER, "none", "run after everything has stopped", FIRST_WINS);
        shutdownTimeout = table.notYet(
                "shutdown_script_timeout", lenient(1, 1000), "10", "seconds that shutdown_script may take");
        all = fifo(table, "notify_fifo", "FIFO for all changes of state");
        vrrp = fifo(table, "vrrp_notify_fifo", "FIFO for instances and groups");
        lvs = fifo(table, "lvs_notify_fifo", "FIFO for servers");
        priorityChanges =
                table.notYet("vrrp_notify_priority_changes", Forms.BOOLEAN, "off", "tell changes of priority too");
        statesOnReload = table.notYet(
                "fifo_write_vrrp_states_on_reload", Forms.FLAG, "off", "write unchanged states at a reload");
        firstServerStates =
                table.notYet("rs_init_notifies", Forms.BOOLEAN, "off", "tell the first state of real servers too");
    }

    private static Fifo fifo(Table table, String name, String help) {
        return new Fifo(
                table.notYet(name, FifoPath.FORM, "none", help, FIRST_WINS),
                table.notYet(name + "_script", CommandForm.WITH_USER, "none", "reads it", FIRST_WINS));
    }
}
