package io.vipward.parser.model;

/**
 * {@code BFD_CHECK}: follows a BFD session.
 *
 * @param session name of a {@code bfd_instance}
 * @param alpha starts as failed
 */
public record BfdCheck(Origins origins, String session, boolean alpha) implements Checker {
    @Override
    public String keyword() {
        return "BFD_CHECK";
    }
}
