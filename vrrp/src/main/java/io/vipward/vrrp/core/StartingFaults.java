package io.vipward.vrrp.core;

import io.vipward.vrrp.core.FaultCause.MemberFaulty;

/** The lines that say why an instance does not start. */
final class StartingFaults {
    private StartingFaults() {}

    static void log(Draft draft, Standing standing, String family) {
        boolean own = false;
        for (FaultCause cause : standing.faults()) {
            own |= cause.announced() && !(cause instanceof MemberFaulty);
            log(draft, cause, family);
        }
        if (own) {
            draft.log(Message.STARTS_IN_FAULT);
        }
    }

    private static void log(Draft draft, FaultCause cause, String family) {
        if (cause instanceof FaultCause.InterfaceDown down) {
            draft.log(Message.STARTS_WITH_INTERFACE_DOWN, down.interfaceName());
        } else if (cause instanceof FaultCause.NoSourceAddress) {
            draft.log(Message.STARTS_WITHOUT_ADDRESS, family);
        } else if (cause instanceof FaultCause.SourceAddressMissing) {
            draft.log(Message.STARTS_WITHOUT_SOURCE);
        } else if (cause instanceof FaultCause.ScriptVerdictAgainst script) {
            draft.log(Message.STARTS_WITH_SCRIPT_FAILED, script.script());
        } else if (cause instanceof FaultCause.FileValueAgainst file) {
            draft.log(Message.STARTS_WITH_FILE_AGAINST, file.file(), file.value());
        } else if (cause instanceof FaultCause.ProcessAgainst process && !process.quorum()) {
            draft.log(Message.STARTS_WITHOUT_QUORUM, process.process());
        }
    }
}
