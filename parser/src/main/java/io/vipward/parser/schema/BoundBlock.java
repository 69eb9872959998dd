package io.vipward.parser.schema;

import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.Statement;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Origins;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one block as its table reads them, before defaults and checks. Filled by the binder, then only read. */
public final class BoundBlock {
    /** Blocks with more statements repeat some. */
    private static final int EXPECTED_KEYWORDS = 8;

    private final Table table;
    private final @Nullable Statement header;
    /** The keywords that were written, by their index in ascending order, and the setting of each that counts. */
    private int[] written;

    private Setting<?>[] settings;
    private int count;
    private int statements;
    private boolean leftOut;

    BoundBlock(Table table, @Nullable Statement header) {
        this.table = table;
        this.header = header;
        Block body = header == null ? null : header.block();
        int expected = body == null ? 0 : Math.min(body.statements().size(), EXPECTED_KEYWORDS);
        this.written = new int[expected];
        this.settings = new Setting<?>[expected];
    }

    Table table() {
        return table;
    }

    /** The statement that the block belongs to. The top level has none. */
    public Statement header() {
        if (header == null) {
            throw new IllegalStateException("the top level has no header");
        }
        return header;
    }

    /** Where findings about the block as a whole are shown. */
    public Span span() {
        return header().span();
    }

    /** Its closing brace, where keepalived says what it finds when a block is complete. */
    public Span end() {
        return header().end();
    }

    /** Whether it has lines that were not read and must not run: what seems to lack may be in them. */
    public boolean isLeftOut() {
        return leftOut;
    }

    void leaveOut() {
        leftOut = true;
    }

    public boolean has(Keyword<?> keyword) {
        return find(keyword) >= 0;
    }

    /** The value that counts, or null if the keyword was not written, or not well. */
    public <T> @Nullable T get(Keyword<T> keyword) {
        Setting<T> setting = setting(keyword);
        return setting == null ? null : setting.value();
    }

    public <T> T get(Keyword<T> keyword, T otherwise) {
        T value = get(keyword);
        return value == null ? otherwise : value;
    }

    /** The same for a number, without an object where it was not written. */
    public long number(Keyword<Long> keyword, long otherwise) {
        Setting<Long> setting = setting(keyword);
        return setting == null ? otherwise : setting.value();
    }

    /** Whether a flag was written and is on. */
    public boolean isOn(Keyword<Boolean> keyword) {
        return get(keyword, false);
    }

    /** The setting that counts, or null. */
    @SuppressWarnings("unchecked") // put() stores under a keyword's index only what its form gave
    public <T> @Nullable Setting<T> setting(Keyword<T> keyword) {
        int at = find(keyword);
        return at < 0 ? null : (Setting<T>) settings[at];
    }

    /** All settings of a keyword, in the order of the file. */
    public <T> List<Setting<T>> all(Keyword<T> keyword) {
        Setting<T> last = setting(keyword);
        if (last == null || last.earlier() == null) {
            return last == null ? List.of() : List.of(last);
        }
        List<Setting<T>> all = new ArrayList<>();
        for (Setting<T> at = last; at != null; at = at.earlier()) {
            all.add(at);
        }
        Collections.reverse(all);
        return all;
    }

    /** Their values alone. */
    public <T> List<T> values(Keyword<T> keyword) {
        Setting<T> last = setting(keyword);
        if (last == null || last.earlier() == null) {
            return last == null ? List.of() : List.of(last.value());
        }
        List<T> values = new ArrayList<>();
        for (Setting<T> at = last; at != null; at = at.earlier()) {
            values.add(at.value());
        }
        Collections.reverse(values);
        return values;
    }

    /** The place of a keyword's value, or that of the whole block. */
    public Span span(Keyword<?> keyword) {
        Setting<?> setting = setting(keyword);
        return setting == null ? span() : setting.at().span();
    }

    /** Where everything in the block was written. */
    public Origins origins() {
        Block body = header().block();
        int places = body == null ? count : count + 1;
        String[] keywords = new String[places];
        int[] offsets = new int[places];
        for (int i = 0; i < count; i++) {
            keywords[i] = table.keyword(written[i]).name();
            offsets[i] = settings[i].at().start();
        }
        if (body != null) {
            keywords[count] = Origins.END;
            offsets[count] = body.end() - 1;
        }
        Word block = header().keyword();
        return Origins.in(block.source(), block.start(), keywords, offsets);
    }

    int nextOrder() {
        return statements++;
    }

    <T> void put(Keyword<T> keyword, T value, Word at, int order) {
        int place = find(keyword);
        if (place >= 0) {
            settings[place] = new Setting<>(value, at, order, setting(keyword));
            return;
        }
        place = -place - 1;
        if (count == written.length) {
            written = Arrays.copyOf(written, count * 2 + 2);
            settings = Arrays.copyOf(settings, count * 2 + 2);
        }
        System.arraycopy(written, place, written, place + 1, count - place);
        System.arraycopy(settings, place, settings, place + 1, count - place);
        written[place] = keyword.index();
        settings[place] = new Setting<>(value, at, order, null);
        count++;
    }

    private int find(Keyword<?> keyword) {
        return Arrays.binarySearch(written, 0, count, keyword.index());
    }
}
