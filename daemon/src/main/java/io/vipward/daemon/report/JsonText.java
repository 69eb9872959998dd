package io.vipward.daemon.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON as text. The only place that makes generators. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Above it are surrogates, which may stand alone: they are how a byte is held that is no UTF-8. */
    private static final int LAST_PLAIN = 0xd7ff;

    private JsonText() {}

    /** Writes a value. */
    @FunctionalInterface
    public interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    /** What the body writes, ended by a line feed. */
    static String of(Body body) {
        return text(true, body);
    }

    /** The same in one line. */
    public static String line(Body body) {
        return text(false, body);
    }

    private static String text(boolean indented, Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            if (indented) {
                out.useDefaultPrettyPrinter();
            }
            out.setHighestNonEscapedChar(LAST_PLAIN);
            body.write(out);
        } catch (IOException e) {
            // A text in memory cannot refuse to be written.
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }
}
