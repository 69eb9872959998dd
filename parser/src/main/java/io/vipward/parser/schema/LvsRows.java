package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.INT;
import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.strict;
import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.LvsSettings.FlushOnStop;
import io.vipward.parser.model.LvsSettings.SyncDaemon;

/** Rows of {@code global_defs} about IPVS as a whole. */
public final class LvsRows {
    public final Keyword<LvsTimeouts> timeouts;
    public final Keyword<SyncDaemon> syncDaemon;
    public final Keyword<Boolean> flush;
    public final Keyword<FlushOnStop> flushOnStop;
    public final Keyword<Boolean> ownProbes;
    public final Keyword<String> nftables;
    public final Keyword<Long> nftablesPriority;
    public final Keyword<Long> firstMark;

    LvsRows(Table table) {
        timeouts = table.keyword(
                "lvs_timeouts", LvsTimeouts.FORM, "the kernel's", "time-outs of connections", ACCUMULATES);
        syncDaemon =
                table.keyword("lvs_sync_daemon", SyncDaemonForm.OPTIONS, "none", "synchronise connections", FIRST_WINS);
        flush = table.keyword("lvs_flush", Forms.FLAG, "off", "empty the table of IPVS at the start");
        flushOnStop = table.keyword(
                "lvs_flush_on_stop", GlobalForms.FLUSH_ON_STOP, "off", "empty the table of IPVS at the end");
        table.oldName("lvs_flush_onstop", flushOnStop, Verdict.ACCEPTED);
        ownProbes = table.keyword(
                "vipward_no_shared_probes", Forms.FLAG, "off", "make each check, also where it is another's");
        nftables = table.notYet(
                "nftables_ipvs",
                GlobalForms.table("keepalived_ipvs"),
                "off",
                "groups of virtual servers by firewall marks",
                FIRST_WINS);
        nftablesPriority = table.notYet(
                "nftables_ipvs_priority", strict(Integer.MIN_VALUE, INT), "-1", "of its chains", ARGUMENT_IS_VITAL);
        firstMark = table.notYet(
                "nftables_ipvs_start_fwmark",
                strict(1, UNSIGNED_INT),
                "1000",
                "first mark that is given",
                ARGUMENT_IS_VITAL);
    }
}
