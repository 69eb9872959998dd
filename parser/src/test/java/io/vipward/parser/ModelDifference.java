package io.vipward.parser;

import io.vipward.parser.model.Origins;
import io.vipward.parser.source.Position;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where two values of the model differ, but for the places where they were written. */
public final class ModelDifference {
    private final List<String> differences = new ArrayList<>();

    private ModelDifference() {}

    /** {@code path: one, other} for each difference; empty if they mean the same. */
    public static List<String> between(Record one, Record other) {
        ModelDifference difference = new ModelDifference();
        difference.compare("", one, other);
        return difference.differences;
    }

    private void compare(String path, @Nullable Object one, @Nullable Object other) {
        if (one instanceof Origins || one instanceof Position) {
            return;
        }
        if (one instanceof List<?> list && other instanceof List<?> others && list.size() == others.size()) {
            for (int i = 0; i < list.size(); i++) {
                compare(path + "[" + i + "]", list.get(i), others.get(i));
            }
        } else if (one instanceof Record && other != null && one.getClass() == other.getClass()) {
            for (RecordComponent component : one.getClass().getRecordComponents()) {
                compare(path + "." + component.getName(), value(component, one), value(component, other));
            }
        } else if (!Objects.equals(one, other)) {
            differences.add(path + ": " + one + ", " + other);
        }
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }
}
