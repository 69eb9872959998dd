package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.Interfaces.GarpGroup;
import io.vipward.parser.model.Interfaces.LinkDelay;
import io.vipward.parser.model.Interfaces.Member;
import io.vipward.parser.model.Interfaces.PolledLink;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GarpGroupTable;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TopLevelTable;
import io.vipward.parser.schema.WordBlock;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Completes what is said about interfaces outside of instances. */
final class InterfacesCheck {
    private final BoundBlock top;
    private final Diagnostics diagnostics;
    private final Set<String> inAGroup = new HashSet<>();

    InterfacesCheck(BoundBlock top, Diagnostics diagnostics) {
        this.top = top;
        this.diagnostics = diagnostics;
    }

    /**
     * All of it.
     *
     * @param instances whose timers a delay must not outlast
     */
    Interfaces complete(List<VrrpInstance> instances) {
        List<GarpGroup> groups = new ArrayList<>();
        for (BoundBlock block : top.values(TopLevelTable.GARP_GROUP)) {
            group(block, groups);
        }
        List<PolledLink> polled = new ArrayList<>();
        top.values(TopLevelTable.LINKBEAT_INTERFACES).forEach(polled::addAll);
        return new Interfaces(groups, polled, delays(instances));
    }

    private void group(BoundBlock block, List<GarpGroup> groups) {
        Report report = new Report("garp_group", diagnostics);
        List<Member> members = new ArrayList<>();
        for (Setting<Word> setting : block.all(GarpGroupTable.INTERFACE)) {
            member(setting.value(), setting.value().span(), members, report);
        }
        for (WordBlock list : block.values(GarpGroupTable.INTERFACES)) {
            list.words().forEach(word -> member(word, list.end(), members, report));
        }
        Long garp = block.get(GarpGroupTable.GARP_INTERVAL);
        Long gna = block.get(GarpGroupTable.GNA_INTERVAL);
        if (garp == null && gna == null) {
            report.add(
                    DiagnosticCode.INCOMPLETE_GROUP,
                    block.end(),
                    "has no interval and is removed",
                    Advice.help("garp_interval SECONDS, or gna_interval SECONDS"));
            return;
        }
        groups.add(new GarpGroup(garp, gna, members, block.header().keyword().position()));
    }

    private void member(Word word, Span span, List<Member> members, Report report) {
        if (inAGroup.add(word.text())) {
            members.add(new Member(word.text(), span.start()));
        } else {
            report.add(DiagnosticCode.DUPLICATE, span, word + " is in a garp_group already; it is ignored here");
        }
    }

    /** The last of one interface counts. */
    private List<LinkDelay> delays(List<VrrpInstance> instances) {
        Map<String, LinkDelay> delays = new LinkedHashMap<>();
        for (List<LinkDelay> block : top.values(TopLevelTable.INTERFACE_UP_DOWN_DELAYS)) {
            block.forEach(delay -> delays.put(delay.interfaceName(), delay));
        }
        return delays.values().stream().map(delay -> limited(delay, instances)).toList();
    }

    /** A state that lasts longer than a backup waits must not be kept from the election. */
    private LinkDelay limited(LinkDelay delay, List<VrrpInstance> instances) {
        LinkDelay limited = delay;
        for (VrrpInstance instance : instances) {
            ElectionSettings election = instance.election();
            long most = (election.downTimerAdverts() - 1) * election.advertNanos();
            boolean same = instance.router().interfaceName().equals(delay.interfaceName());
            if (same && Math.max(limited.downNanos(), limited.upNanos()) >= most) {
                report(delay.position(), instance.name(), delay.interfaceName());
                limited = new LinkDelay(
                        delay.interfaceName(),
                        limited.downNanos() >= most ? 0 : limited.downNanos(),
                        limited.upNanos() >= most ? 0 : limited.upNanos(),
                        delay.position());
            }
        }
        return limited;
    }

    private void report(Position position, String instance, String interfaceName) {
        DiagnosticCode code = DiagnosticCode.SETTING_CLEARED;
        diagnostics.add(new Diagnostic(
                code,
                code.severity(),
                Verdict.ACCEPTED,
                new Span(position, interfaceName.length(), ""),
                "(" + instance + ") a delay of " + interfaceName
                        + " is not shorter than the time in which a master is missed; it is not used",
                Advice.help("write less than (down_timer_adverts - 1) * advert_int")));
    }
}
