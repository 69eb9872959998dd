package io.vipward.daemon.notify;

import io.vipward.daemon.track.ScriptLauncher.Extras;
import io.vipward.daemon.track.ScriptProgram;

/**
 * A script that is to be told.
 *
 * @param extras arguments behind its own, and the event as JSON
 */
record ScriptCall(ScriptProgram program, Extras extras) {}
