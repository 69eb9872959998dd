package io.vipward.parser.check;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TopLevelTable;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes everything that takes part in elections. */
final class VrrpCheck {
    private final BoundBlock top;
    private final Globals globals;
    private final Diagnostics diagnostics;

    VrrpCheck(BoundBlock top, Globals globals, Diagnostics diagnostics) {
        this.top = top;
        this.globals = globals;
        this.diagnostics = diagnostics;
    }

    VirtualRouters complete(Trackables trackables, RulePreferences preferences) {
        Map<String, Setting<BoundBlock>> blocks = blocks();
        SyncGroups groups = new SyncGroups(top.all(TopLevelTable.VRRP_SYNC_GROUP), blocks.keySet(), diagnostics);
        List<VrrpInstance> instances = new ArrayList<>();
        ClashCheck clashes = new ClashCheck(diagnostics);
        Map<String, String> virtualInterfaces = new HashMap<>();
        blocks.forEach((name, setting) -> {
            InstanceCheck check = new InstanceCheck(name, setting, globals, groups.of(name), diagnostics);
            VrrpInstance instance = check.complete(trackables, preferences, virtualInterfaces);
            if (instance != null) {
                clashes.report(instance, setting.value());
                instances.add(instance);
            }
        });
        reportStrictMode();
        return new VirtualRouters(instances, groups.complete(instances, trackables, globals));
    }

    /** The blocks by the names of their instances, in the order of the file. */
    private Map<String, Setting<BoundBlock>> blocks() {
        Map<String, Setting<BoundBlock>> blocks = new LinkedHashMap<>();
        for (Setting<BoundBlock> setting : top.all(TopLevelTable.VRRP_INSTANCE)) {
            Word name = setting.value().header().argument(1);
            if (name != null && blocks.putIfAbsent(name.text(), setting) != null) {
                new Report("(" + name.text() + ")", diagnostics)
                        .add(
                                DiagnosticCode.DUPLICATE,
                                setting.value().span(),
                                "is already defined; the block is skipped");
            }
        }
        return blocks;
    }

    private void reportStrictMode() {
        Setting<Boolean> strict = firstOn(globals.setting(GlobalDefsTable.VRRP_STRICT));
        for (BoundBlock instance : top.values(TopLevelTable.VRRP_INSTANCE)) {
            strict = strict == null ? firstOn(instance.setting(VrrpInstanceTable.STRICT_MODE)) : strict;
        }
        if (strict != null) {
            diagnostics.report(
                    DiagnosticCode.STRICT_MODE_PARTIAL,
                    strict.at().span(),
                    "strict mode is followed, but packets to the virtual addresses are not filtered");
        }
    }

    private static @Nullable Setting<Boolean> firstOn(@Nullable Setting<Boolean> setting) {
        return setting != null && setting.value() ? setting : null;
    }
}
