package io.vipward.checkers.probe;

/** A text that can only be looked at so often: a pattern that tries everything does not hold the loop. For one search. */
final class LimitedText implements CharSequence {
    private static final long LOOKS_FOR_EACH_CHARACTER = 1_000;
    private static final long LEAST_LOOKS = 1_000_000;

    private final String text;
    private long looksLeft;

    LimitedText(String text) {
        this.text = text;
        this.looksLeft = Math.max(LEAST_LOOKS, Math.min(LOOKS_FOR_EACH_CHARACTER * text.length(), 50 * LEAST_LOOKS));
    }

    /** It was looked at too often. */
    static final class ExhaustedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ExhaustedException() {
            super("the pattern tries too much", null, false, false);
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--looksLeft < 0) {
            throw new ExhaustedException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
