/*
 * The second tokenizer, for commands: single and double quotes group and may start inside a word, and a backslash
 * escapes, except between single quotes. It is used twice: on the line, to find the command string, and on that.
 */
lexer grammar CommandLexer;

BLANK : [ \t\r\n\u000B\f]+ ;
OPEN_DOUBLE : '"' -> pushMode(IN_DOUBLE) ;
SINGLE : '\'' ~[']* '\'' ;
UNMATCHED_SINGLE : '\'' ~[']* ;
ESCAPE : '\\' ( [0-7] | [0-7][0-7] | [0-7][0-7][0-7] | 'x' HEX HEX? | 'c' . | . ) ;
LONE_BACKSLASH : '\\' ;
TEXT : ~[ \t\r\n\u000B\f'"\\]+ ;

fragment HEX : [0-9a-fA-F] ;

mode IN_DOUBLE ;

CLOSE_DOUBLE : '"' -> popMode ;
DOUBLE_ESCAPE : '\\' ( [0-7] | [0-7][0-7] | [0-7][0-7][0-7] | 'x' HEX HEX? | 'c' . | . ) -> type(ESCAPE) ;
DOUBLE_LONE_BACKSLASH : '\\' -> type(LONE_BACKSLASH) ;
DOUBLE_TEXT : ~["\\]+ -> type(TEXT) ;
