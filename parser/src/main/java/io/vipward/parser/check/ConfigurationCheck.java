package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.Trackers;
import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.TopLevelTable;
import java.util.Map;

/** The second stage: blocks with values to a complete, consistent configuration. */
public final class ConfigurationCheck {
    private ConfigurationCheck() {}

    /**
     * Completes all blocks.
     *
     * @param file the name of the main file
     * @return what can run; whether it may is for the diagnostics to say
     */
    public static Configuration complete(String file, BoundBlock top, Diagnostics diagnostics) {
        Globals globals = new Globals(top.values(TopLevelTable.GLOBAL_DEFS));
        Scripts scripts = new Scripts(top.all(TopLevelTable.VRRP_SCRIPT), diagnostics);
        VirtualRouters vrrp = new VrrpCheck(top, globals, diagnostics)
                .complete(new Trackables(scripts, Map.of(), Map.of(), Map.of()));
        Balancing balancing = new BalancingCheck(top, globals, diagnostics).complete();
        new MailCheck(top, globals, diagnostics).report();
        return new Configuration(
                globals.definitions(file),
                Interfaces.NONE,
                StaticItems.NONE,
                new Trackers(scripts.trackedScripts()),
                vrrp,
                balancing);
    }
}
