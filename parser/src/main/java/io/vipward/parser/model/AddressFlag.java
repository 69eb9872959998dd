package io.vipward.parser.model;

/** Option words of an address that have no argument. */
public enum AddressFlag {
    HOME("home"),
    /** Duplicates are looked for before the address is used, which is not done otherwise. */
    DETECT_DUPLICATES("-nodad"),
    MANAGE_TEMPORARY("mngtmpaddr"),
    NO_PREFIX_ROUTE("noprefixroute"),
    AUTOJOIN("autojoin"),
    NO_TRACK("no_track"),
    USE_VMAC("use_vmac");

    private final String word;

    AddressFlag(String word) {
        this.word = word;
    }

    /** As the configuration writes it. */
    public String word() {
        return word;
    }
}
