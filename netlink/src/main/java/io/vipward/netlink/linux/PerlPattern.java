package io.vipward.netlink.linux;

import static io.vipward.netlink.linux.Native.address;

import com.kenai.jffi.MemoryIO;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jnr.ffi.LibraryLoader;
import org.jspecify.annotations.Nullable;

/**
 * A pattern compiled by the system's PCRE2 (pcre2.h), which need not be there. Compiling: any thread; matching: one at a time.
 */
public final class PerlPattern {
    /** How often a match may try before it is given up: no pattern holds the caller for long. */
    private static final int MATCH_LIMIT = 1_000_000;

    private static final int MESSAGE_BYTES = 120;
    private static final int NO_MATCH = -1;
    private static final @Nullable LibPcre2 LIBRARY = load();
    private static final Cleaner CLEANER = Cleaner.create();

    private final LibPcre2 library;
    private final long code;
    private final long data;
    private final long context;

    private PerlPattern(LibPcre2 library, long code) {
        this.library = library;
        this.code = code;
        this.data = library.pcre2_match_data_create_8(1, 0);
        this.context = library.pcre2_match_context_create_8(0);
        library.pcre2_set_match_limit_8(context, MATCH_LIMIT);
        long keptCode = code;
        long keptData = data;
        long keptContext = context;
        CLEANER.register(this, () -> {
            library.pcre2_match_data_free_8(keptData);
            library.pcre2_match_context_free_8(keptContext);
            library.pcre2_code_free_8(keptCode);
        });
    }

    private static @Nullable LibPcre2 load() {
        try {
            LibPcre2 library =
                    LibraryLoader.create(LibPcre2.class).failImmediately().load("libpcre2-8.so.0");
            return library;
        } catch (UnsatisfiedLinkError missing) {
            return null;
        }
    }

    /** Whether this machine has the library. */
    public static boolean available() {
        return LIBRARY != null;
    }

    /** A pattern that is none: where and why. */
    public static final class InvalidPatternException extends Exception {
        private static final long serialVersionUID = 1;

        private final long offset;

        InvalidPatternException(long offset, String message) {
            super(message);
            this.offset = offset;
        }

        /** Bytes from the pattern's first. */
        public long offset() {
            return offset;
        }
    }

    /**
     * Compiles.
     *
     * @param options PCRE2_CASELESS and so on
     * @return empty where the library is missing
     * @throws InvalidPatternException if the pattern is none
     */
    public static Optional<PerlPattern> compile(String pattern, int options) throws InvalidPatternException {
        if (LIBRARY == null) {
            return Optional.empty();
        }
        byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
        ByteBuffer text = Native.string(pattern);
        ByteBuffer faults = Native.buffer(2 * Long.BYTES);
        try {
            long code = LIBRARY.pcre2_compile_8(
                    address(text), bytes.length, options, address(faults), address(faults) + Long.BYTES, 0, 0);
            if (code == 0) {
                throw new InvalidPatternException(faults.getLong(Long.BYTES), message(LIBRARY, faults.getInt(0)));
            }
            return Optional.of(new PerlPattern(LIBRARY, code));
        } finally {
            Reference.reachabilityFence(text);
            Reference.reachabilityFence(faults);
        }
    }

    private static String message(LibPcre2 library, int error) {
        ByteBuffer buffer = Native.buffer(MESSAGE_BYTES);
        int length = library.pcre2_get_error_message_8(error, address(buffer), MESSAGE_BYTES);
        byte[] text = new byte[Math.max(0, Math.min(length, MESSAGE_BYTES))];
        buffer.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /**
     * Where the pattern is found first.
     *
     * @param subject a direct buffer
     * @param length how many of its bytes, from the first, are looked at
     * @param from where a match may begin
     * @return the offset of the match; -1 where there is none, or where the search became too long
     */
    public long find(ByteBuffer subject, int length, int from) {
        try {
            int result = library.pcre2_match_8(code, address(subject), length, from, 0, data, context);
            return result < 0 ? NO_MATCH : MemoryIO.getInstance().getLong(library.pcre2_get_ovector_pointer_8(data));
        } finally {
            Reference.reachabilityFence(subject);
            Reference.reachabilityFence(this);
        }
    }
}
