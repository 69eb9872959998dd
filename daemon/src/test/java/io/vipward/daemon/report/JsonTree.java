package io.vipward.daemon.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, strings, numbers, booleans and null, and ways to reach into it. */
public final class JsonTree {
    private final @Nullable Object value;

    private JsonTree(@Nullable Object value) {
        this.value = value;
    }

    public static JsonTree of(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            return new JsonTree(read(parser));
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, read(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(parser));
                }
                yield list;
            }
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                parser.getDecimalValue().toPlainString();
            default -> parser.getText();
        };
    }

    /** The value below the names, each of an object's member or of an element's number: {@code runs/0/results}. */
    public @Nullable Object at(String path) {
        Object at = value;
        for (String step : path.split("/", -1)) {
            if (at instanceof Map<?, ?> map) {
                if (!map.containsKey(step)) {
                    throw new AssertionError("no " + step + " of " + path + " in " + map.keySet());
                }
                at = map.get(step);
            } else if (at instanceof List<?> list) {
                at = list.get(Integer.parseInt(step));
            } else {
                throw new AssertionError("nothing in " + at + " for " + path);
            }
        }
        return at;
    }

    /** Names of the members of the outermost object. */
    public List<?> names() {
        return value instanceof Map<?, ?> map ? List.copyOf(map.keySet()) : List.of();
    }

    /** Elements at the path. */
    public List<?> list(String path) {
        if (at(path) instanceof List<?> list) {
            return list;
        }
        throw new AssertionError(path + " is no list");
    }
}
