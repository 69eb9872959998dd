package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Spelling;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keywords of one kind of block.
 *
 * <p>A table is filled while its class is initialised, and does not change afterwards. The reference documentation
 * comes from here, and so do the words offered for a misspelt one.
 */
public final class Table implements KeywordRules {
    private final String block;
    private final List<Keyword<?>> keywords = new ArrayList<>();
    private final Map<String, Keyword<?>> byName = new HashMap<>();
    private final Map<String, Verdict> oldNames = new HashMap<>();

    Table(String block) {
        this.block = block;
    }

    /** The keyword of the block that this table describes; {@code top level} for the outermost one. */
    public String block() {
        return block;
    }

    /** All keywords in the order of the table; aliases and unknown ones are not among them. */
    public List<Keyword<?>> keywords() {
        return List.copyOf(keywords);
    }

    /** Also finds aliases, and words that are known to be none. */
    public @Nullable Keyword<?> find(String name) {
        return byName.get(name);
    }

    /** The keyword that was probably meant, or null. */
    @Nullable
    String nearest(String name) {
        return Spelling.nearest(name, names());
    }

    /** Every word that is a keyword, aliases included, in alphabetical order. */
    public List<String> names() {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().support() != Support.UNKNOWN)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Words that are no keywords here, but in tutorials, in alphabetical order; their help says what to write. */
    public List<Keyword<?>> unknown() {
        List<Keyword<?>> unknown = new ArrayList<>();
        byName.values().stream()
                .filter(keyword -> keyword.support() == Support.UNKNOWN)
                .sorted(Comparator.comparing(Keyword::name))
                .forEach(unknown::add);
        return unknown;
    }

    int size() {
        return keywords.size();
    }

    /** The keyword of an index. */
    Keyword<?> keyword(int index) {
        return keywords.get(index);
    }

    /** A keyword that works. */
    <T> Keyword<T> keyword(String name, Form<T> form, String initially, String help, Trait... traits) {
        return add(name, form, Support.SUPPORTED, new Keyword.Text(initially, help, null), traits);
    }

    /** A keyword that is understood, with its value in the model, but has no effect. */
    <T> Keyword<T> notYet(String name, Form<T> form, String help, Trait... traits) {
        return add(name, form, Support.NOT_YET, new Keyword.Text("", help, null), traits);
    }

    /** The same for one whose default the reference tells. */
    <T> Keyword<T> notYet(String name, Form<T> form, String initially, String help, Trait... traits) {
        return add(name, form, Support.NOT_YET, new Keyword.Text(initially, help, null), traits);
    }

    /** Another name for a keyword. */
    void alias(String name, Keyword<?> keyword) {
        put(name, keyword);
    }

    /**
     * An old name for a keyword.
     *
     * @param verdict what keepalived does where it is used: it reports some of them and only logs others
     */
    void oldName(String name, Keyword<?> keyword, Verdict verdict) {
        put(name, keyword);
        oldNames.put(name, verdict);
    }

    /** What keepalived does about this name of a keyword, null if there is nothing wrong with it. */
    @Nullable
    Verdict verdictOnName(String name) {
        return oldNames.get(name);
    }

    /** An old name of a keyword that has no effect either. */
    <T> Keyword<T> deprecated(String name, Form<T> form, String replacement, Trait... traits) {
        return add(name, form, Support.NOT_YET, new Keyword.Text("", "as " + replacement, replacement), traits);
    }

    /** A word that people write here because a tutorial does. */
    void unknown(String name, String advice) {
        Keyword.Text text = new Keyword.Text("", advice, null);
        put(name, new Keyword<>(name, -1, Forms.ANYTHING, Support.UNKNOWN, Set.of(), text));
    }

    private <T> Keyword<T> add(String name, Form<T> form, Support support, Keyword.Text text, Trait... traits) {
        Keyword<T> keyword =
                new Keyword<>(name, keywords.size(), form, support, Set.copyOf(Arrays.asList(traits)), text);
        keywords.add(keyword);
        put(name, keyword);
        return keyword;
    }

    private void put(String name, Keyword<?> keyword) {
        if (byName.put(name, keyword) != null) {
            throw new IllegalStateException(name + " is twice in the table of " + block);
        }
    }

    @Override
    public boolean isComplete(List<Word> words) {
        Keyword<?> keyword = find(words.get(0).text());
        return keyword == null || keyword.form().isComplete(words);
    }

    @Override
    public boolean opensBlock(List<Word> words) {
        Keyword<?> keyword = find(words.get(0).text());
        return keyword != null && keyword.form().inside() != null;
    }

    @Override
    public KeywordRules inside(List<Word> words) {
        Keyword<?> keyword = find(words.get(0).text());
        KeywordRules inside = keyword == null ? null : keyword.form().inside();
        return inside == null ? Opaque.UNKNOWN_BLOCK : inside;
    }
}
