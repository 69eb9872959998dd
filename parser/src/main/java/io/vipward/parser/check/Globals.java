package io.vipward.parser.check;

import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.MailSettings;
import io.vipward.parser.model.ScriptSecurity;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.ServerAddress.SmtpServer;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.UserGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All {@code global_defs} blocks as one: what was written last counts. */
final class Globals {
    static final long NANOS = 1_000_000_000L;

    private final List<BoundBlock> blocks;

    Globals(List<BoundBlock> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    <T> @Nullable T get(Keyword<T> keyword) {
        Setting<T> setting = setting(keyword);
        return setting == null ? null : setting.value();
    }

    <T> T get(Keyword<T> keyword, T otherwise) {
        T value = get(keyword);
        return value == null ? otherwise : value;
    }

    boolean isOn(Keyword<Boolean> keyword) {
        return get(keyword, false);
    }

    <T> @Nullable Setting<T> setting(Keyword<T> keyword) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Setting<T> setting = blocks.get(i).setting(keyword);
            if (setting != null) {
                return setting;
            }
        }
        return null;
    }

    /** A number of {@code vrrp_garp_*} that was written, or what {@code vrrp_min_garp} or the default make of it. */
    long garp(Keyword<Long> keyword, long minimal, long usual) {
        return get(keyword, isOn(GlobalDefsTable.VRRP_MIN_GARP) ? minimal : usual);
    }

    GlobalDefinitions definitions(String file) {
        if (blocks.isEmpty()) {
            return GlobalDefinitions.none(file);
        }
        return new GlobalDefinitions(blocks.get(0).origins(), get(GlobalDefsTable.ROUTER_ID), mail(), scriptSecurity());
    }

    private MailSettings mail() {
        List<String> recipients = new ArrayList<>();
        for (BoundBlock block : blocks) {
            for (Setting<List<Word>> setting : block.all(GlobalDefsTable.NOTIFICATION_EMAIL)) {
                setting.value().forEach(word -> recipients.add(word.text()));
            }
        }
        SmtpServer server = get(GlobalDefsTable.SMTP_SERVER);
        Long timeout = get(GlobalDefsTable.SMTP_CONNECT_TIMEOUT);
        return new MailSettings(
                recipients,
                get(GlobalDefsTable.NOTIFICATION_EMAIL_FROM),
                server == null ? null : server.host(),
                server == null ? MailSettings.NONE.smtpPort() : server.port(),
                timeout == null ? MailSettings.NONE.connectTimeoutNanos() : timeout * NANOS);
    }

    private ScriptSecurity scriptSecurity() {
        UserGroup user = get(GlobalDefsTable.SCRIPT_USER);
        return new ScriptSecurity(
                isOn(GlobalDefsTable.ENABLE_SCRIPT_SECURITY),
                user == null ? null : user.user(),
                user == null ? null : user.group());
    }
}
