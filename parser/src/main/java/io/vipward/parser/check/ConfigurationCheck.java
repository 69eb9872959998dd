package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.TopLevelTable;

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
        Trackables trackables = Trackables.of(top, diagnostics);
        VirtualRouters vrrp = new VrrpCheck(top, globals, diagnostics).complete(trackables);
        Balancing balancing = new BalancingCheck(top, globals, trackables, diagnostics).complete();
        new MailCheck(top, globals, diagnostics).report();
        return new Configuration(
                new GlobalDefinitionsCheck(top, globals, diagnostics).complete(file),
                Interfaces.NONE,
                StaticItems.NONE,
                trackables.trackers(),
                vrrp,
                balancing);
    }
}
