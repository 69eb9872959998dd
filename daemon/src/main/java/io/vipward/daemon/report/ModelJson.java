package io.vipward.daemon.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vipward.parser.model.Origins;
import io.vipward.parser.model.Secret;
import io.vipward.parser.source.Position;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Any record as JSON: names in snake case, times in seconds, addresses as text.
 *
 * <p>A record that stands where another kind could have its kind with it, as {@code kind}.
 */
public final class ModelJson {
    private static final String NANOS = "Nanos";
    private static final int NANOS_DIGITS = 9;

    private final JsonGenerator out;
    private final Content content;

    /**
     * What to write besides the values.
     *
     * @param positions where each block and value was written
     * @param secrets passwords, instead of null
     */
    public record Content(boolean positions, boolean secrets) {}

    private ModelJson(JsonGenerator out, Content content) {
        this.out = out;
        this.content = content;
    }

    /** The record as a text of its own. */
    public static String text(Record value, Content content) {
        return JsonText.of(out -> new ModelJson(out, content).value(value, false));
    }

    private void value(@Nullable Object value, boolean oneOfSeveral) throws IOException {
        if (value instanceof InetAddress address) {
            out.writeString(address.getHostAddress());
        } else if (value instanceof Position position) {
            out.writeString(position.toString());
        } else if (value instanceof Origins origins) {
            origins(origins);
        } else if (value instanceof Record composite) {
            composite(composite, oneOfSeveral);
        } else if (value instanceof Collection<?> elements) {
            out.writeStartArray();
            for (Object element : elements) {
                value(element, isOneOfSeveral(element));
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Enum<?> constant) {
            out.writeString(constant.name());
        } else {
            plain(value);
        }
    }

    private void plain(@Nullable Object value) throws IOException {
        if (value instanceof Long || value instanceof Integer) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean on) {
            out.writeBoolean(on);
        } else if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value.toString());
        }
    }

    private void map(Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName(entry.getKey().toString());
            value(entry.getValue(), false);
        }
        out.writeEndObject();
    }

    private void origins(Origins origins) throws IOException {
        out.writeStartObject();
        out.writeStringField("block", origins.block().toString());
        out.writeFieldName("keywords");
        map(new TreeMap<>(origins.keywords()));
        out.writeEndObject();
    }

    private void composite(Record value, boolean oneOfSeveral) throws IOException {
        out.writeStartObject();
        if (oneOfSeveral) {
            out.writeStringField("kind", snakeCase(value.getClass().getSimpleName()));
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Class<?> type = component.getType();
            if (content.positions() || (type != Origins.class && type != Position.class)) {
                component(component, of(component, value));
            }
        }
        out.writeEndObject();
    }

    private void component(RecordComponent component, @Nullable Object value) throws IOException {
        String name = component.getName();
        if (name.endsWith(NANOS) && value instanceof Long nanos) {
            out.writeFieldName(snakeCase(name.substring(0, name.length() - NANOS.length())) + "_seconds");
            out.writeNumber(seconds(nanos));
            return;
        }
        out.writeFieldName(snakeCase(name));
        boolean hidden = component.isAnnotationPresent(Secret.class) && !content.secrets();
        value(
                hidden ? null : value,
                isOneOfSeveral(value) && component.getType().isInterface());
    }

    private static boolean isOneOfSeveral(@Nullable Object value) {
        return value instanceof Record && value.getClass().getInterfaces().length > 0;
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, NANOS_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static @Nullable Object of(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " is not public", e);
        }
    }

    /** {@code delayLoop} as {@code delay_loop}. */
    private static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }
}
