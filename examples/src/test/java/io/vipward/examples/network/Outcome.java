package io.vipward.examples.network;

import java.util.List;

/**
 * What a program left behind.
 *
 * @param command the program and its arguments
 * @param status 0 to 255; 128+n when signal n ended it
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
public record Outcome(List<String> command, int status, String output, String errors) {
    public Outcome {
        command = List.copyOf(command);
    }

    /** Standard output, of a program that must have succeeded. */
    public String text() {
        if (status != 0) {
            throw new AssertionError(this);
        }
        return output;
    }

    @Override
    public String toString() {
        return String.join(" ", command) + " ended with " + status + "\n" + output + errors;
    }
}
