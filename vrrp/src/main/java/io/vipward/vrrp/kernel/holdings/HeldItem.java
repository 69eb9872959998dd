package io.vipward.vrrp.kernel.holdings;

/** A static item and what is known of it in the kernel. On the engine's thread. */
final class HeldItem {
    private StaticItem item;
    private Status status = Status.DUE;
    private boolean lost;

    /** Where it stands. */
    enum Status {
        /** To be added now. */
        DUE,
        /** To be added when its interfaces pass packets. */
        WAITING,
        /** Added, or found. */
        THERE,
        /** Somebody has removed it, and it is not put back. */
        GONE
    }

    HeldItem(StaticItem item) {
        this.item = item;
    }

    StaticItem item() {
        return item;
    }

    Status status() {
        return status;
    }

    /** Whether it was there before somebody removed it. */
    boolean lost() {
        return lost;
    }

    /** The same for the kernel; whether it is put back may be different now. */
    void configured(StaticItem same) {
        item = same;
        if (status == Status.GONE && same.tracked()) {
            status = Status.DUE;
        }
    }

    /** Somebody has removed it, or the interface that it was on. */
    void removed() {
        if (status == Status.THERE) {
            status = item.tracked() ? Status.DUE : Status.GONE;
            lost = true;
        }
    }

    /** It was there, but the kernel may have dropped it without a word. */
    void doubted() {
        if (status == Status.THERE && item.tracked()) {
            status = Status.DUE;
        }
    }

    /** It cannot be there now. */
    void postponed() {
        status = Status.WAITING;
    }

    /** It is there. */
    void found() {
        status = Status.THERE;
        lost = false;
    }
}
