package io.vipward.daemon.command;

import io.vipward.parser.source.SourceBytes;

/** Standard output, in the bytes that the files had. */
final class Output {
    private Output() {}

    static void write(String text) {
        System.out.writeBytes(SourceBytes.encode(text));
        System.out.flush();
    }
}
