package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import org.jspecify.annotations.Nullable;

/** {@code lvs_timeouts}: what one line says, null where it says nothing. What is wrong is left out, the rest is used. */
public record LvsTimeouts(
        @Nullable Integer tcp,
        @Nullable Integer tcpFin,
        @Nullable Integer udp) {
    public static final LvsTimeouts NONE = new LvsTimeouts(null, null, null);

    static final Form<LvsTimeouts> FORM =
            new SimpleForm<>("tcp|tcpfin|udp SECONDS ...", 2, Remark.UNKNOWN_OPTIONS, LvsTimeouts::read);

    private static final NumberForm SECONDS = NumberForm.strict(0, 2_678_400);

    /** With what another line says, which counts more. */
    public LvsTimeouts and(LvsTimeouts later) {
        return new LvsTimeouts(
                later.tcp == null ? tcp : later.tcp,
                later.tcpFin == null ? tcpFin : later.tcpFin,
                later.udp == null ? udp : later.udp);
    }

    private static LvsTimeouts read(Arguments arguments) {
        LvsTimeouts given = NONE;
        while (arguments.hasNext()) {
            Word option = arguments.next();
            LvsTimeouts pair = switch (option.text()) {
                case "tcp" -> new LvsTimeouts(seconds(option, arguments), null, null);
                case "tcpfin" -> new LvsTimeouts(null, seconds(option, arguments), null);
                case "udp" -> new LvsTimeouts(null, null, seconds(option, arguments));
                default -> unknown(option, arguments);
            };
            given = given.and(pair);
        }
        return given;
    }

    private static LvsTimeouts unknown(Word option, Arguments arguments) {
        arguments.report(
                DiagnosticCode.INVALID_OPTION, option, option + " is neither tcp, tcpfin nor udp, and is ignored");
        return NONE;
    }

    private static @Nullable Integer seconds(Word option, Arguments arguments) {
        if (!arguments.hasNext()) {
            arguments.report(DiagnosticCode.MISSING_ARGUMENT, option, option + " needs a number of seconds");
            return null;
        }
        Long seconds = SECONDS.read(arguments.next(), arguments);
        return seconds == null ? null : seconds.intValue();
    }
}
