package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.TopLevelTable;

/** The second stage: blocks with values to a complete, consistent configuration. */
public final class ConfigurationCheck {
    private static final String DEFAULT_INTERFACE = "eth0";

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
        RulePreferences preferences = new RulePreferences(top, diagnostics);
        GlobalDefinitions global = new GlobalDefinitionsCheck(top, globals, diagnostics).complete(file);
        String usual = global.vrrp().interfaces().usual();
        VirtualRouters vrrp = new VrrpCheck(top, globals, diagnostics).complete(trackables, preferences);
        Balancing balancing = new BalancingCheck(top, globals, trackables, diagnostics).complete();
        new MailCheck(top, globals, diagnostics).report();
        return new Configuration(
                global,
                new InterfacesCheck(top, diagnostics).complete(vrrp.instances()),
                new StaticCheck(top, usual == null ? DEFAULT_INTERFACE : usual, diagnostics).complete(preferences),
                trackables.trackers(),
                vrrp,
                balancing);
    }
}
