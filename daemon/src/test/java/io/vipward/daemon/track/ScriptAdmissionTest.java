package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.AdvertHandling;
import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.MailSettings;
import io.vipward.parser.model.Origins;
import io.vipward.parser.model.Preemption;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ScriptSecurity;
import io.vipward.parser.model.ScriptVerdict;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.Trackers;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpRelations;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.Weight;
import io.vipward.parser.source.Position;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptAdmissionTest {
    private static final Position HERE = new Position("a.conf", 1, 1);
    private static final Origins ORIGINS = new Origins(HERE, Map.of());
    private static final String SCRIPT_NOT_SECURED =
            "SECURITY VIOLATION - scripts are being executed but script_security not enabled.";

    @Test
    void scriptThatMayRunIsTrackedAndRunning() {
        Configuration configuration = configuration(false, script("chk", "/bin/sh"), instance("chk"));

        Admission admission = ScriptAdmission.admit(
                configuration, !configuration.vrrpInstances().isEmpty(), gate(configuration));

        assertEquals(configuration, admission.configuration());
        assertEquals(
                List.of("chk"),
                admission.scripts().stream().map(TrackScript::name).toList());
        assertEquals(List.of(SCRIPT_NOT_SECURED), admission.lines());
        assertTrue(admission.unsecured());
    }

    @Test
    void scriptThatIsMissingLeavesTheInstanceUntracked() {
        Configuration configuration = configuration(false, script("chk", "/absent/check.sh"), instance("chk"));

        Admission admission = ScriptAdmission.admit(
                configuration, !configuration.vrrpInstances().isEmpty(), gate(configuration));

        assertEquals(List.of(), admission.configuration().vrrpScripts());
        assertEquals(
                List.of(),
                admission.configuration().vrrpInstances().get(0).tracking().scripts());
        assertEquals(
                List.of(
                        "Script /absent/check.sh cannot be accessed - No such file or directory",
                        "(VI_1) track script chk not found, ignoring..."),
                admission.lines());
        assertEquals(
                List.of("Disabling track script chk since not found/accessible"),
                admission.findings().stream().map(Diagnostic::message).toList());
        assertFalse(admission.unsecured());
    }

    @Test
    void nobodyIsAskedForAccountsThatNoScriptNeeds() {
        Configuration configuration =
                configuration(false, script("none", "/bin/sh"), instance()).with(Trackers.NONE);
        List<String> asked = new ArrayList<>();
        AccountDatabase accounts = new AccountDatabase((database, name) -> {
            asked.add(name);
            return "";
        });

        Admission admission = ScriptAdmission.admit(
                configuration, true, new ScriptGate(configuration.global().scriptSecurity(), accounts, "/bin"));

        assertEquals(List.of(), asked);
        assertEquals(List.of(), admission.findings());
    }

    @Test
    void scriptThatNobodyTracksDoesNotRun() {
        Configuration configuration = configuration(false, script("idle", "/bin/sh"), instance());

        Admission admission = ScriptAdmission.admit(
                configuration, !configuration.vrrpInstances().isEmpty(), gate(configuration));

        assertEquals(List.of(), admission.scripts());
        assertEquals(List.of("Warning - script idle is not used", SCRIPT_NOT_SECURED), admission.lines());
    }

    @Test
    void securedScriptsAreNoViolation() {
        Configuration configuration = configuration(true, script("chk", "/bin/sh"), instance("chk"));

        Admission admission = ScriptAdmission.admit(
                configuration, !configuration.vrrpInstances().isEmpty(), gate(configuration));

        assertEquals(1, admission.scripts().size());
        assertEquals(List.of(), admission.lines());
        assertFalse(admission.unsecured());
    }

    private static ScriptGate gate(Configuration configuration) {
        return new ScriptGate(
                configuration.global().scriptSecurity(),
                name -> Optional.of(ScriptUser.ROOT),
                name -> Optional.empty(),
                name -> List.of(),
                "/usr/bin");
    }

    private static Configuration configuration(boolean secured, VrrpScript script, VrrpInstance instance) {
        GlobalDefinitions global =
                GlobalDefinitions.of(ORIGINS, MailSettings.NONE, new ScriptSecurity(secured, null, null));
        return new Configuration(
                global,
                Interfaces.NONE,
                StaticItems.NONE,
                Trackers.NONE.withScripts(List.of(script)),
                new VirtualRouters(List.of(instance), List.of()),
                Balancing.NONE);
    }

    private static VrrpScript script(String name, String path) {
        return new VrrpScript(
                name,
                ORIGINS,
                new ScriptCommand(List.of(path), null, null, HERE),
                3_000_000_000L,
                3_000_000_000L,
                new ScriptVerdict(1, 1, Weight.FAULT, false));
    }

    private static VrrpInstance instance(String... tracked) {
        List<VrrpTracking.Tracked> scripts = List.of(tracked).stream()
                .map(name -> new VrrpTracking.Tracked(name, Weight.FAULT, HERE))
                .toList();
        return new VrrpInstance(
                "VI_1",
                ORIGINS,
                VirtualRouter.multicast(51, "eth0", group(), VrrpAuthentication.NONE),
                new ElectionSettings(
                        ElectionSettings.InitialState.BACKUP,
                        100,
                        1_000_000_000L,
                        3,
                        Preemption.IMMEDIATE,
                        AdvertHandling.DEFAULT),
                VrrpAddresses.of(List.of(), List.of(), GarpSettings.DEFAULT),
                VrrpRelations.of(VrrpTracking.of(true, List.of(), scripts)));
    }

    private static InetAddress group() {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 224, 0, 0, 18});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
