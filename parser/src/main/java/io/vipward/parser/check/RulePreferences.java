package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.RuleEntry;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TopLevelTable;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Preferences of rules without one: they count down through the whole file, for each family on its own. */
final class RulePreferences {
    private static final long FIRST = 16_384;

    private final IdentityHashMap<RuleEntry, Long> preferences = new IdentityHashMap<>();
    private long nextV4 = FIRST;
    private long nextV6 = FIRST;

    /** Rules of one block, and where the block stands at the top level. */
    private record Rules(int order, List<RuleEntry> entries) {}

    RulePreferences(BoundBlock top, Diagnostics diagnostics) {
        Stream<Rules> fixed = top.all(TopLevelTable.STATIC_RULES).stream()
                .map(setting -> new Rules(setting.order(), setting.value()));
        Stream<Rules> virtual = top.all(TopLevelTable.VRRP_INSTANCE).stream()
                .filter(instance -> instance.value().has(VrrpInstanceTable.VIRTUAL_RULES))
                .flatMap(instance -> instance.value().values(VrrpInstanceTable.VIRTUAL_RULES).stream()
                        .map(entries -> new Rules(instance.order(), entries)));
        Stream.concat(fixed, virtual)
                .sorted(Comparator.comparing(Rules::order))
                .forEach(rules -> rules.entries().forEach(entry -> number(entry, diagnostics)));
    }

    /** The rules of some settings, each with its preference. */
    List<IpRule> rules(List<Setting<List<RuleEntry>>> settings) {
        return settings.isEmpty()
                ? List.of()
                : settings.stream()
                        .flatMap(setting -> setting.value().stream())
                        .map(this::rule)
                        .toList();
    }

    IpRule rule(RuleEntry entry) {
        Long preference = preferences.get(entry);
        return preference == null ? entry.rule() : entry.rule().withPreference(preference);
    }

    private void number(RuleEntry entry, Diagnostics diagnostics) {
        if (entry.hasPreference()) {
            return;
        }
        long preference = entry.rule().match().addresses().v6() ? nextV6-- : nextV4--;
        preferences.put(entry, preference);
        DiagnosticCode code = DiagnosticCode.DEFAULT_USED;
        diagnostics.add(new Diagnostic(
                code,
                code.severity(),
                Verdict.REPORTED,
                entry.at().span(),
                "the rule has no preference, and gets " + preference,
                Advice.help("write preference N: the order of rules is what they are about")));
    }
}
