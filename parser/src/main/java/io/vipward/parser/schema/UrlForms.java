package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.CommandSplit;
import io.vipward.parser.grammar.Statement;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.BodyPattern.JitStack;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands behind the keywords of {@code url}. */
final class UrlForms {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern CODES = Pattern.compile("([0-9]{3})(?:-([0-9]{3}))?");
    private static final int FIRST_CODE = 100;
    private static final int LAST_CODE = 599;
    private static final Set<String> OPTIONS = Set.of(
            "allow_empty_class",
            "alt_bsux",
            "auto_callout",
            "caseless",
            "dollar_endonly",
            "dotall",
            "dupnames",
            "extended",
            "firstline",
            "match_unset_backref",
            "multiline",
            "never_ucp",
            "never_utf",
            "no_auto_capture",
            "no_auto_possess",
            "no_dotstar_anchor",
            "no_start_optimize",
            "ucp",
            "ungreedy",
            "utf",
            "never_backslash_c",
            "alt_circumflex",
            "alt_verbnames",
            "use_offset_limit");

    static final Form<String> DIGEST = new SimpleForm<>("MD5", 1, Remark.IGNORED, UrlForms::digest);
    static final Form<BitSet> STATUS_CODES =
            new SimpleForm<>("100..599[-100..599] ...", 0, Remark.EXTRA_WORD, UrlForms::statusCodes);
    static final Form<String> REGEX = new RegexForm();
    static final Form<List<String>> REGEX_OPTIONS =
            new SimpleForm<>("OPTION ...", 0, Remark.IGNORED, UrlForms::options);
    static final Form<JitStack> STACK = new SimpleForm<>("START MOST", 0, Remark.IGNORED, UrlForms::stack);

    private UrlForms() {}

    /** A number of bytes; what is wrong with it keepalived only logs. */
    static Form<Long> offset(long most) {
        return new SimpleForm<>("0.." + most, 0, Remark.IGNORED, arguments -> number(arguments, most));
    }

    private static @Nullable String digest(Arguments arguments) {
        Word word = arguments.next();
        if (HEX.matcher(word.text()).matches()) {
            return word.text().toLowerCase(Locale.ROOT);
        }
        arguments.report(
                DiagnosticCode.INVALID_NUMBER,
                word,
                word + " is not an MD5 digest of 32 hexadecimal digits; it is ignored",
                Advice.help("curl -s URL | md5sum"));
        return null;
    }

    private static BitSet statusCodes(Arguments arguments) {
        BitSet codes = new BitSet();
        while (arguments.hasNext()) {
            Word word = arguments.next();
            Matcher matcher = CODES.matcher(word.text());
            int first = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
            int last = first > 0 && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : first;
            if (first >= FIRST_CODE && last >= first && last <= LAST_CODE) {
                codes.set(first, last + 1);
            } else {
                arguments.report(
                        DiagnosticCode.NUMBER_OUT_OF_RANGE,
                        word,
                        word + " is neither a status code from 100 to 599 nor a range of them; it is ignored");
            }
        }
        return codes;
    }

    private static List<String> options(Arguments arguments) {
        List<String> options = new ArrayList<>();
        while (arguments.hasNext()) {
            Word word = arguments.next();
            if (OPTIONS.contains(word.text())) {
                options.add(word.text());
            } else {
                arguments.report(
                        DiagnosticCode.INVALID_OPTION,
                        Verdict.ACCEPTED,
                        word,
                        word + " is not an option of regex_options and is ignored",
                        Advice.NONE);
            }
        }
        return options;
    }

    /** Zero for what is no stack: a wrong one takes back an earlier one. */
    private static JitStack stack(Arguments arguments) {
        Long start = number(arguments, NumberForm.INT);
        Long most = start == null ? null : number(arguments, NumberForm.INT);
        return start == null || most == null ? new JitStack(0, 0) : new JitStack(start, most);
    }

    private static @Nullable Long number(Arguments arguments, long most) {
        Word word = arguments.hasNext() ? arguments.next() : null;
        if (word != null && word.text().matches("[0-9]{1,10}")) {
            long value = Long.parseLong(word.text());
            if (value <= most) {
                return value;
            }
        }
        arguments.report(
                DiagnosticCode.INVALID_NUMBER,
                Verdict.ACCEPTED,
                word == null ? arguments.statement().keyword() : word,
                arguments.keyword() + " needs a number from 0 to " + most + " here and is ignored",
                Advice.NONE);
        return null;
    }

    /** One word of the command tokenizer. */
    private static final class RegexForm implements Form<String> {
        @Override
        public String syntax() {
            return "PATTERN";
        }

        @Override
        public int required() {
            return 1;
        }

        @Override
        public boolean isComplete(List<Word> words) {
            return words.size() > 1 && !CommandSplit.endsInQuotes(Statement.raw(words));
        }

        @Override
        public @Nullable String read(Arguments arguments) {
            Word first = arguments.next();
            if (!arguments.statement().intact()) {
                return null;
            }
            List<String> words = CommandSplit.words(arguments.statement().rawArguments());
            if (words.size() != 1) {
                boolean unmatched = words.isEmpty();
                arguments.report(
                        unmatched ? DiagnosticCode.INVALID_COMMAND : DiagnosticCode.WORDS_NOT_QUOTED,
                        first,
                        "the pattern is ignored: " + (unmatched ? "a quote is not closed" : "it is more than one word"),
                        Advice.help("put the pattern between double quotes"));
                return null;
            }
            return CommandSplit.decode(words.get(0));
        }
    }
}
