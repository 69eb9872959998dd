package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.BfdCheck;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.DnsCheck;
import io.vipward.parser.model.FileCheck;
import io.vipward.parser.model.MiscCheck;
import io.vipward.parser.model.PingCheck;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.SmtpCheck;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.TrackFile;
import io.vipward.parser.model.UdpCheck;
import io.vipward.parser.schema.BfdCheckTable;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.ConnectionKeywords;
import io.vipward.parser.schema.DnsCheckTable;
import io.vipward.parser.schema.FileCheckTable;
import io.vipward.parser.schema.HttpCheckTable;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.MiscCheckTable;
import io.vipward.parser.schema.PingCheckTable;
import io.vipward.parser.schema.RealServerTable;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.SmtpCheckTable;
import io.vipward.parser.schema.TcpCheckTable;
import io.vipward.parser.schema.UdpCheckTable;
import io.vipward.parser.schema.UserGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Completes the checkers of one real server. One that cannot work is dropped, and the server has one less. */
final class CheckersCheck {
    private final Inheritance inherited;
    private final Trackables trackables;
    private final int order;
    private final Report report;
    private final List<Checker> checkers = new ArrayList<>(1);
    private @Nullable Set<String> sessions;

    /** A block and what completes it. */
    private record Found(Setting<BoundBlock> setting, BiConsumer<CheckersCheck, BoundBlock> completion) {}

    /**
     * Of one real server.
     *
     * @param order of its virtual server at the top level
     */
    CheckersCheck(Inheritance inherited, Trackables trackables, int order, Report report) {
        this.inherited = inherited;
        this.trackables = trackables;
        this.order = order;
        this.report = report;
    }

    /** In the order of the file, but those that follow a file last, as keepalived has them. */
    List<Checker> complete(BoundBlock realServer) {
        List<Found> found = new ArrayList<>(1);
        find(realServer, RealServerTable.TCP_CHECK, CheckersCheck::tcp, found);
        find(realServer, RealServerTable.HTTP_GET, (check, block) -> check.http(HttpCheckTable.HTTP_GET, block), found);
        find(realServer, RealServerTable.SSL_GET, (check, block) -> check.http(HttpCheckTable.SSL_GET, block), found);
        find(realServer, RealServerTable.SMTP_CHECK, CheckersCheck::smtp, found);
        find(realServer, RealServerTable.DNS_CHECK, CheckersCheck::dns, found);
        find(realServer, RealServerTable.MISC_CHECK, CheckersCheck::misc, found);
        find(realServer, RealServerTable.UDP_CHECK, CheckersCheck::udp, found);
        find(realServer, RealServerTable.PING_CHECK, CheckersCheck::ping, found);
        find(realServer, RealServerTable.BFD_CHECK, CheckersCheck::bfd, found);
        found.sort(Comparator.comparingInt(each -> each.setting().order()));
        find(realServer, RealServerTable.FILE_CHECK, CheckersCheck::file, found);
        for (Found each : found) {
            if (!each.setting().value().isLeftOut()) {
                each.completion().accept(this, each.setting().value());
            }
        }
        return checkers;
    }

    private static void find(
            BoundBlock realServer,
            Keyword<BoundBlock> keyword,
            BiConsumer<CheckersCheck, BoundBlock> completion,
            List<Found> found) {
        for (Setting<BoundBlock> setting : realServer.all(keyword)) {
            found.add(new Found(setting, completion));
        }
    }

    private void http(HttpCheckTable table, BoundBlock block) {
        add(new HttpCheckerCheck(table, block, inherited, report).complete());
    }

    private void add(@Nullable Checker checker) {
        if (checker != null) {
            checkers.add(checker);
        }
    }

    private void tcp(BoundBlock block) {
        ConnectionTarget target = inherited.target(block, TcpCheckTable.CONNECTION, report);
        if (target != null) {
            add(new TcpCheck(
                    block.origins(),
                    target,
                    inherited.schedule(block, TcpCheckTable.SCHEDULE, Inheritance.Kind.PLAIN)));
        }
    }

    private void ping(BoundBlock block) {
        ConnectionTarget target = inherited.target(block, PingCheckTable.CONNECTION, report);
        if (target != null) {
            add(new PingCheck(
                    block.origins(),
                    target,
                    inherited.schedule(block, PingCheckTable.SCHEDULE, Inheritance.Kind.PLAIN)));
        }
    }

    /** The hosts are checkers of their own; where the block itself does not say where to connect they are all there are. */
    private void smtp(BoundBlock block) {
        List<BoundBlock> hosts = block.values(SmtpCheckTable.HOST);
        if (hosts.isEmpty() || saysWhere(block)) {
            smtp(block, block, SmtpCheckTable.CONNECTION, inherited);
        }
        Inheritance fromBlock = inherited.withConnectTimeout(block.get(
                SmtpCheckTable.CONNECTION.connectTimeout, inherited.defaults().connectTimeoutNanos()));
        for (BoundBlock host : hosts) {
            report.add(
                    DiagnosticCode.DEPRECATED,
                    Verdict.ACCEPTED,
                    host.span(),
                    "host in SMTP_CHECK is an old way to write further checkers",
                    new Advice(
                            "write one SMTP_CHECK for each host",
                            "mixes the settings of all hosts and waits no time for their answers"));
            smtp(block, host, SmtpCheckTable.Host.CONNECTION, fromBlock);
        }
    }

    /** {@code connect_timeout} alone does not count: it holds for the hosts too. */
    private static boolean saysWhere(BoundBlock block) {
        return SmtpCheckTable.CONNECTION.places().stream().anyMatch(keyword -> block.has(keyword));
    }

    private void smtp(BoundBlock block, BoundBlock connection, ConnectionKeywords keywords, Inheritance from) {
        ConnectionTarget target = from.target(connection, keywords, report);
        if (target != null) {
            add(new SmtpCheck(
                    connection.origins(),
                    target,
                    inherited.schedule(block, SmtpCheckTable.SCHEDULE, Inheritance.Kind.PLAIN),
                    block.get(SmtpCheckTable.HELO_NAME, SmtpCheck.DEFAULT_HELO_NAME)));
        }
    }

    private void dns(BoundBlock block) {
        ConnectionTarget target = inherited.target(block, DnsCheckTable.CONNECTION, report);
        if (target != null) {
            add(new DnsCheck(
                    block.origins(),
                    target,
                    inherited.schedule(block, DnsCheckTable.SCHEDULE, Inheritance.Kind.DNS),
                    block.get(DnsCheckTable.TYPE, DnsCheck.Type.SOA),
                    block.get(DnsCheckTable.NAME, ".")));
        }
    }

    private void misc(BoundBlock block) {
        ScriptCommand command = block.get(MiscCheckTable.MISC_PATH);
        if (command == null) {
            report.add(DiagnosticCode.NO_SCRIPT, block.end(), "MISC_CHECK has no misc_path and is dropped");
            return;
        }
        UserGroup user = block.get(MiscCheckTable.USER);
        ScriptCommand asUser = user == null
                ? command
                : new ScriptCommand(command.arguments(), user.user(), user.group(), command.position());
        Long timeout = block.get(MiscCheckTable.MISC_TIMEOUT);
        add(new MiscCheck(
                block.origins(),
                asUser,
                timeout == null ? inherited.serviceDelayLoopNanos() : timeout * Globals.NANOS,
                block.isOn(MiscCheckTable.MISC_DYNAMIC),
                inherited.schedule(block, MiscCheckTable.SCHEDULE, Inheritance.Kind.MISC)));
    }

    private void udp(BoundBlock block) {
        long least = block.get(UdpCheckTable.MIN_REPLY_LENGTH, 0L);
        long most = block.get(UdpCheckTable.MAX_REPLY_LENGTH, 255L);
        if (least > most) {
            report.add(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    block.end(),
                    "UDP_CHECK will always fail: min_reply_length " + least + " is more than max_reply_length " + most);
        }
        String pattern = block.get(UdpCheckTable.REQUIRE_REPLY);
        ConnectionTarget target = inherited.target(block, UdpCheckTable.CONNECTION, report);
        if (target != null) {
            add(new UdpCheck(
                    block.origins(),
                    target,
                    inherited.schedule(block, UdpCheckTable.SCHEDULE, Inheritance.Kind.PLAIN),
                    block.get(UdpCheckTable.PAYLOAD),
                    pattern == null ? null : new UdpCheck.Reply(pattern, (int) least, (int) most)));
        }
    }

    private void file(BoundBlock block) {
        Setting<String> name = block.setting(FileCheckTable.TRACK_FILE);
        Word at = name == null ? null : name.at();
        Definitions.Defined<TrackFile> file =
                at == null ? null : trackables.files().definitions().findBefore(order, at, report);
        if (name == null || file == null || file.value() == null) {
            report.add(DiagnosticCode.UNKNOWN_TRACKER, block.end(), "FILE_CHECK has no track_file and is dropped");
            return;
        }
        FileCheckTable.Factor factor = block.get(
                FileCheckTable.WEIGHT,
                new FileCheckTable.Factor(
                        file.value().weight().value(), file.value().weight().reverse()));
        add(new FileCheck(block.origins(), name.value(), factor.weight(), factor.reverse()));
    }

    private void bfd(BoundBlock block) {
        Setting<String> name = block.setting(BfdCheckTable.NAME);
        if (name == null) {
            report.add(DiagnosticCode.UNKNOWN_TRACKER, block.end(), "BFD_CHECK has no name and is dropped");
        } else if (trackables.bfdInstances().forCheckers().findBefore(order, name.at(), report) != null) {
            sessions = sessions == null ? new HashSet<>() : sessions;
            if (!sessions.add(name.value())) {
                report.add(
                        DiagnosticCode.DUPLICATE,
                        name.at().span(),
                        "a BFD_CHECK of " + name.at() + " is already there; this one is dropped");
                return;
            }
            boolean alpha = block.get(BfdCheckTable.ALPHA, inherited.defaults().alpha());
            add(new BfdCheck(block.origins(), name.value(), alpha));
        }
    }
}
