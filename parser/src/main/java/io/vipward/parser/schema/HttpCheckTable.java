package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.REPEAT_IS_REPORTED;

import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.HttpSettings.Protocol;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code HTTP_GET} and {@code SSL_GET}, which differ in one keyword. */
public final class HttpCheckTable {
    public static final HttpCheckTable HTTP_GET = new HttpCheckTable("HTTP_GET", false);
    public static final HttpCheckTable SSL_GET = new HttpCheckTable("SSL_GET", true);

    public final ConnectionKeywords connection;
    public final ScheduleKeywords schedule;
    public final Keyword<String> virtualHost;
    public final Keyword<Protocol> httpProtocol;
    public final Keyword<Boolean> enableSni;
    public final Keyword<String> sniName;
    public final Keyword<Boolean> fastRecovery;
    /** Null for {@code HTTP_GET}. */
    public final @Nullable Keyword<Boolean> tlsCompliant;

    public final Keyword<BoundBlock> url;
    public final UrlTable urls;

    final Table table;
    private final boolean ssl;

    private HttpCheckTable(String name, boolean ssl) {
        this.ssl = ssl;
        table = new Table(name);
        connection = new ConnectionKeywords(table);
        schedule = new ScheduleKeywords(table, "1", "3");
        table.oldName("nb_get_retry", schedule.retry, Verdict.REPORTED);
        virtualHost = table.keyword("virtualhost", Forms.WORD, "the real server's", "host asked", REPEAT_IS_REPORTED);
        httpProtocol = table.keyword(
                "http_protocol", ChoiceForm.of(protocols()), "1.0", "version of HTTP; 1.0C with Connection: close");
        enableSni = table.keyword("enable_sni", Forms.BOOLEAN, "off", "name the host in the TLS handshake");
        sniName = table.keyword(
                "sni_name",
                new SimpleForm<>("[NAME]", 0, Remark.NAME, HttpCheckTable::optionalName),
                "the host asked",
                "name in the TLS handshake; turns enable_sni on");
        fastRecovery =
                table.keyword("fast_recovery", Forms.BOOLEAN, "off", "check all URLs at once when one is good again");
        tlsCompliant =
                ssl ? table.keyword("tls_compliant", Forms.BOOLEAN, "off", "close_notify is sent and expected") : null;
        urls = new UrlTable(ssl);
        url = table.keyword("url", BlockForm.of(urls.table), "needed", "what to ask for", ACCUMULATES);
    }

    /** Empty where none is written. */
    private static String optionalName(Arguments arguments) {
        return arguments.hasNext() ? arguments.next().text() : "";
    }

    private static Map<String, Protocol> protocols() {
        Map<String, Protocol> words = new LinkedHashMap<>();
        for (Protocol protocol : Protocol.values()) {
            words.put(protocol.word(), protocol);
        }
        words.put("1.0c", Protocol.HTTP_1_0_CLOSE);
        return words;
    }

    public boolean isSsl() {
        return ssl;
    }
}
