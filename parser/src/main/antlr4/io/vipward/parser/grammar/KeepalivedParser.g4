/*
 * A configuration is a row of words, braces and ends of line; the actions hand each to the builder of the tree.
 *
 * Blocks are not in the grammar on purpose. Real files lack braces or have too many, and where a block ends then is
 * decided by what its keyword may contain and by indentation, not by a rule that would make the whole file wrong.
 * No parse tree is built: a context for each word costs five times the lexer.
 */
parser grammar KeepalivedParser;

options {
    tokenVocab = KeepalivedLexer;
    superClass = TokenReceiver;
}

configuration
    : ( WORD { word($WORD); }
      | QUOTED { quoted($QUOTED); }
      | UNMATCHED { unmatched($UNMATCHED); }
      | OPEN { open($OPEN); }
      | CLOSE { close($CLOSE); }
      | END_OF_LINE { endOfLine(); }
      )* EOF { endOfFile($EOF); }
    ;
