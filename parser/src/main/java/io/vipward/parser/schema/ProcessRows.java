package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.NumberForm.strict;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.diagnostic.Verdict;

/** Rows of {@code global_defs} about names, files and reload. */
public final class ProcessRows {
    public final Keyword<Boolean> standardNames;
    public final Keyword<String> daemonName;
    public final Keyword<String> vrrpName;
    public final Keyword<String> checkerName;
    public final Keyword<String> bfdName;
    public final Keyword<Long> randomSeed;
    public final Keyword<Integer> umask;
    public final Keyword<String> savedConfiguration;
    public final Keyword<String> workingCopy;
    public final Keyword<Boolean> useInstance;
    public final Keyword<String> stateDump;
    public final Keyword<String> statisticsDump;
    public final Keyword<String> jsonDump;
    public final Keyword<Long> jsonVersion;
    public final Keyword<String> iprouteUsr;
    public final Keyword<String> iprouteEtc;
    public final Keyword<String> reloadCheck;
    public final Keyword<String> reloadTimeFile;
    public final Keyword<Boolean> reloadRepeat;
    public final Keyword<String> reloadFile;

    ProcessRows(Table table) {
        standardNames = table.notYet("process_names", Forms.FLAG, "off", "name the processes after what they do");
        daemonName = name(table, "process_name", "keepalived", "name of the process");
        vrrpName = name(table, "vrrp_process_name", "", "name of the VRRP process");
        checkerName = name(table, "checker_process_name", "", "name of the checker process");
        table.oldName("lvs_process_name", checkerName, Verdict.ACCEPTED);
        bfdName = name(table, "bfd_process_name", "", "name of the BFD process");
        randomSeed = table.notYet(
                "random_seed", strict(0, UNSIGNED_INT), "the time", "seed of random numbers", ARGUMENT_IS_VITAL);
        umask = table.notYet("umask", GlobalForms.UMASK, "0177", "file creation mask", ARGUMENT_IS_VITAL);
        savedConfiguration = table.notYet(
                "config_save_dir",
                Forms.word("DIRECTORY"),
                "none",
                "where the parsed configuration is saved",
                ARGUMENT_IS_VITAL);
        workingCopy = table.notYet(
                "tmp_config_directory", Forms.word("DIRECTORY"), "memory", "where the working copy lives", FIRST_WINS);
        useInstance =
                table.notYet("data_use_instance", Forms.BOOLEAN, "off", "names of dump files contain the instance");
        stateDump = table.notYet("state_dump_file", Forms.word("FILE"), "", "where data are dumped to");
        statisticsDump = table.notYet("stats_dump_file", Forms.word("FILE"), "", "has no effect in keepalived either");
        jsonDump = table.notYet("json_dump_file", Forms.word("FILE"), "", "has no effect in keepalived either");
        jsonVersion = table.notYet("json_version", lenient(1, 2), "1", "layout of the JSON dump");
        iprouteUsr = table.notYet(
                "iproute_usr_dir", Forms.word("DIRECTORY"), "the system's", "where rt_tables and its kind are");
        iprouteEtc = table.notYet(
                "iproute_etc_dir", Forms.word("DIRECTORY"), "the system's", "where rt_tables and its kind are");
        table.keyword("include_check", Forms.ANYTHING, "none", "what include checks from here to the end of the file");
        reloadCheck = table.notYet(
                "reload_check_config",
                GlobalForms.optional("[LOGFILE]", "/dev/null"),
                "off",
                "check a configuration before it is reloaded");
        reloadTimeFile =
                table.notYet("reload_time_file", GlobalForms.single("FILE"), "none", "file with the time of a reload");
        reloadRepeat = table.notYet("reload_repeat", Forms.FLAG, "off", "reload every day at that time");
        reloadFile = table.notYet(
                "reload_file", GlobalForms.optional("[FILE]", ""), "none", "file that exists during a reload");
    }

    private static Keyword<String> name(Table table, String keyword, String initially, String help) {
        return table.notYet(keyword, GlobalForms.PROCESS_NAME, initially, help, ARGUMENT_IS_VITAL);
    }
}
