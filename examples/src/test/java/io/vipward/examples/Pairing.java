package io.vipward.examples;

import static io.vipward.examples.network.Director.Kind.KEEPALIVED;
import static io.vipward.examples.network.Director.Kind.VIPWARD;

import io.vipward.examples.network.Director;

/** Who runs the master's file and who the backup's; two originals are the control. */
enum Pairing {
    OURS_AND_OURS(VIPWARD, VIPWARD),
    OURS_AND_KEEPALIVED(VIPWARD, KEEPALIVED),
    KEEPALIVED_AND_OURS(KEEPALIVED, VIPWARD),
    KEEPALIVED_AND_KEEPALIVED(KEEPALIVED, KEEPALIVED);

    private final Director.Kind master;
    private final Director.Kind backup;

    Pairing(Director.Kind master, Director.Kind backup) {
        this.master = master;
        this.backup = backup;
    }

    Director.Kind master() {
        return master;
    }

    Director.Kind backup() {
        return backup;
    }
}
