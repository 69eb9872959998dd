package io.vipward.parser;

import io.vipward.parser.model.Origins;
import io.vipward.parser.source.Position;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as indented text, one component on each line, for golden files. */
public final class ModelText {
    private final StringBuilder out = new StringBuilder();

    private ModelText() {}

    public static String of(Record value) {
        ModelText text = new ModelText();
        text.components(value, "");
        return text.out.toString();
    }

    private void components(Record value, String indent) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                append(component.getName(), component.getAccessor().invoke(value), indent);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component.toString(), e);
            }
        }
    }

    private void append(String name, @Nullable Object value, String indent) {
        if (value instanceof Origins origins) {
            out.append(indent).append("at ").append(place(origins.block())).append('\n');
        } else if (value instanceof Position position) {
            out.append(indent).append("at ").append(place(position)).append('\n');
        } else if (value instanceof Record usual && constant(usual) != null) {
            out.append(indent)
                    .append(name)
                    .append(" = ")
                    .append(constant(usual))
                    .append('\n');
        } else if (value instanceof Record composite) {
            out.append(indent).append(name).append('\n');
            components(composite, indent + "  ");
        } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Record) {
            for (Object element : list) {
                append(name, element, indent);
            }
        } else {
            String text = value instanceof InetAddress address ? address.getHostAddress() : String.valueOf(value);
            out.append(indent).append(name).append(" = ").append(text).append('\n');
        }
    }

    /** The name that a record's class has for such a value, null if it has none: most settings are defaults. */
    private static @Nullable String constant(Record value) {
        for (Field field : value.getClass().getDeclaredFields()) {
            try {
                if (Modifier.isStatic(field.getModifiers())
                        && Modifier.isPublic(field.getModifiers())
                        && value.equals(field.get(null))) {
                    return field.getName();
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(field.toString(), e);
            }
        }
        return null;
    }

    private static String place(Position position) {
        return position.line() + ":" + position.column();
    }
}
