package io.vipward.parser.model;

/** What a script is told of. */
public enum NotifyEvent {
    /** Every change; the script gets kind, name, state and priority. */
    ANY("notify"),
    MASTER("notify_master"),
    BACKUP("notify_backup"),
    FAULT("notify_fault"),
    STOP("notify_stop"),
    /** The instance is not in the configuration any more. */
    DELETED("notify_deleted"),
    /** An advert of a lower priority was heard while MASTER. */
    MASTER_HEARD_LOWER_PRIORITY("notify_master_rx_lower_pri");

    private final String keyword;

    NotifyEvent(String keyword) {
        this.keyword = keyword;
    }

    public String keyword() {
        return keyword;
    }
}
