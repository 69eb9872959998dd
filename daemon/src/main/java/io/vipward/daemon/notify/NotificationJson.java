package io.vipward.daemon.notify;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vipward.daemon.report.JsonText;
import io.vipward.netlink.process.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The same event as one line of JSON. */
final class NotificationJson {
    /** Of names and reasons; everything else is short. In the worst case a character becomes six. */
    private static final int LIMIT = 200;

    private NotificationJson() {}

    /**
     * One object, ended by a line feed, of at most {@link Command#MAX_INPUT_BYTES} bytes.
     *
     * @param router {@code router_id} or the host's name
     */
    static String of(Notification event, Instant time, String router) {
        String text = JsonText.line(out -> write(out, event, time, router));
        assert text.getBytes(StandardCharsets.UTF_8).length <= Command.MAX_INPUT_BYTES : text;
        return text;
    }

    private static void write(JsonGenerator out, Notification event, Instant time, String router) throws IOException {
        out.writeStartObject();
        out.writeStringField("time", time.toString());
        out.writeStringField("router", limited(router));
        out.writeStringField("type", event.kind().name());
        String[] labels = event.name().split(" ", 2);
        if (event.kind() == Notification.Kind.RS && labels.length == 2) {
            out.writeStringField("name", limited(labels[0]));
            out.writeStringField("virtual_server", limited(labels[1]));
        } else {
            out.writeStringField("name", limited(event.name()));
        }
        out.writeStringField("state", event.state());
        optional(out, "previous", event.previous());
        if (event.kind() == Notification.Kind.INSTANCE) {
            out.writeNumberField("priority", event.priority());
        }
        optional(out, "reason", event.reason());
        out.writeEndObject();
    }

    private static void optional(JsonGenerator out, String field, @Nullable String text) throws IOException {
        if (text != null) {
            out.writeStringField(field, limited(text));
        }
    }

    private static String limited(String text) {
        return text.length() <= LIMIT ? text : text.substring(0, LIMIT);
    }
}
