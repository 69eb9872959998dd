package io.vipward.daemon.notify;

import java.time.Instant;
import java.util.List;

/** Hands events out: scripts, FIFOs, web hook, in this order. On the notify thread. */
final class Herald {
    private final ScriptQueues scripts;
    private final Fifos fifos;
    private final Webhook webhook;
    private String router = "";

    Herald(ScriptQueues scripts, Fifos fifos, Webhook webhook) {
        this.scripts = scripts;
        this.fifos = fifos;
        this.webhook = webhook;
    }

    /** The name that this router is told under. */
    void router(String name) {
        router = name;
    }

    String json(Notification event) {
        return NotificationJson.of(event, Instant.now(), router);
    }

    /** Tells everybody. */
    void tell(Notification event, List<ScriptCall> calls, String json) {
        scripts.submit(event.subject(), calls);
        fifos.write(event);
        webhook.post(json);
    }

    /** Tells FIFOs only. */
    void write(Notification event) {
        fifos.write(event);
    }
}
