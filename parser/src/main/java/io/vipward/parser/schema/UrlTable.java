package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.INT;
import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;
import static io.vipward.parser.schema.Trait.REPEAT_IS_REPORTED;

import io.vipward.parser.model.BodyPattern.JitStack;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code url} of {@code HTTP_GET} and {@code SSL_GET}, which differ in one keyword. */
public final class UrlTable {
    public final Keyword<String> path;
    public final Keyword<String> digest;
    public final Keyword<BitSet> statusCode;
    public final Keyword<String> virtualHost;
    public final Keyword<String> regex;
    public final Keyword<Boolean> regexNoMatch;
    public final Keyword<List<String>> regexOptions;
    public final Keyword<Long> regexMinOffset;
    public final Keyword<Long> regexMaxOffset;
    public final Keyword<JitStack> regexStack;
    /** Null for {@code HTTP_GET}. */
    public final @Nullable Keyword<Boolean> tlsCompliant;

    final Table table = new Table("url");

    UrlTable(boolean ssl) {
        path = table.keyword(
                "path", Forms.word("TEXT"), "needed", "what to ask for", ARGUMENT_IS_VITAL, REPEAT_IS_REPORTED);
        digest = table.keyword(
                "digest",
                UrlForms.DIGEST,
                "none",
                "MD5 of the body, 32 hexadecimal digits",
                ARGUMENT_IS_VITAL,
                FIRST_WINS);
        statusCode =
                table.keyword("status_code", UrlForms.STATUS_CODES, "200-299", "what may be answered", ACCUMULATES);
        virtualHost = table.keyword("virtualhost", Forms.WORD, "the checker's", "host asked", REPEAT_IS_REPORTED);
        regex = table.keyword("regex", UrlForms.REGEX, "none", "pattern of PCRE2 in the body", REPEAT_IS_REPORTED);
        regexNoMatch = table.keyword("regex_no_match", Forms.FLAG, "off", "the pattern must not be there");
        regexOptions = table.keyword("regex_options", UrlForms.REGEX_OPTIONS, "none", "options of PCRE2", ACCUMULATES);
        regexMinOffset =
                table.keyword("regex_min_offset", UrlForms.offset(INT), "0", "where the pattern may begin, in bytes");
        regexMaxOffset = table.keyword(
                "regex_max_offset", UrlForms.offset(INT), "none", "where the pattern must begin at the latest");
        regexStack = table.keyword("regex_stack", UrlForms.STACK, "by PCRE2", "bytes of the stack of its compiler");
        tlsCompliant = ssl
                ? table.keyword("tls_compliant", Forms.BOOLEAN, "the checker's", "close_notify is sent and expected")
                : null;
    }

    /** Those that mean nothing without {@link #regex}. */
    public List<Keyword<?>> ofRegex() {
        return List.of(regexNoMatch, regexOptions, regexMinOffset, regexMaxOffset, regexStack);
    }
}
