package io.vipward.parser.schema;

import static io.vipward.parser.schema.TimeForm.seconds;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.diagnostic.Verdict;

/** Rows of {@code global_defs} about SNMP and DBus. */
public final class ManagementRows {
    public final Keyword<String> socket;
    public final Keyword<Boolean> vrrp;
    public final Keyword<Boolean> checker;
    public final Keyword<Boolean> bothRfcs;
    public final Keyword<Boolean> rfcVersion2;
    public final Keyword<Boolean> rfcVersion3;
    public final Keyword<Boolean> traps;
    public final Keyword<Long> virtualServerAge;
    public final Keyword<Long> realServerAge;
    public final Keyword<Boolean> dbus;
    public final Keyword<String> serviceName;
    public final Keyword<String> noInterfaceName;

    ManagementRows(Table table) {
        socket = table.notYet(
                "snmp_socket", GlobalForms.single("ADDRESS"), "unix:/var/agentx/master", "AgentX master", FIRST_WINS);
        vrrp = table.notYet("enable_snmp_vrrp", Forms.FLAG, "off", "SNMP for instances");
        table.oldName("enable_snmp_keepalived", vrrp, Verdict.ACCEPTED);
        checker = table.notYet("enable_snmp_checker", Forms.FLAG, "off", "SNMP for servers");
        bothRfcs = table.notYet("enable_snmp_rfc", Forms.FLAG, "off", "SNMP by RFC 2787 and 6527");
        rfcVersion2 = table.notYet("enable_snmp_rfcv2", Forms.FLAG, "off", "SNMP by RFC 2787");
        rfcVersion3 = table.notYet("enable_snmp_rfcv3", Forms.FLAG, "off", "SNMP by RFC 6527");
        traps = table.notYet("enable_traps", Forms.FLAG, "off", "send SNMP traps");
        Form<Long> age = seconds("0.001", "30");
        virtualServerAge = table.notYet(
                "snmp_vs_stats_update_interval", age, "5", "age that statistics may have", ARGUMENT_IS_VITAL);
        realServerAge = table.notYet(
                "snmp_rs_stats_update_interval",
                age,
                "snmp_vs_stats_update_interval",
                "the same for real servers",
                ARGUMENT_IS_VITAL);
        dbus = table.notYet("enable_dbus", Forms.FLAG, "off", "answer on DBus");
        serviceName = table.notYet("dbus_service_name", Forms.WORD, "org.keepalived.Vrrp1", "name of the service");
        noInterfaceName = table.notYet(
                "dbus_no_interface_name", Forms.WORD, "none", "in the path of instances without interface");
    }
}
