package io.vipward.netlink.linux;

/**
 * The functions of libpcre2-8 that are used, under their own names. Public only because the generated stub implements it. Any
 * thread.
 */
// The names are the library's; jnr-ffi looks them up by them.
@SuppressWarnings("MemberName")
public interface LibPcre2 {
    /** Six parameters in C; the seventh is never looked at, as in {@link LibC#sendto}. */
    long pcre2_compile_8(
            long pattern, long length, int options, long errorCode, long errorOffset, long context, long unused);

    void pcre2_code_free_8(long code);

    long pcre2_match_data_create_8(int pairs, long context);

    void pcre2_match_data_free_8(long data);

    long pcre2_match_context_create_8(long context);

    void pcre2_match_context_free_8(long context);

    int pcre2_set_match_limit_8(long context, int limit);

    int pcre2_match_8(long code, long subject, long length, long start, int options, long data, long context);

    long pcre2_get_ovector_pointer_8(long data);

    int pcre2_get_error_message_8(int error, long buffer, long bytes);
}
