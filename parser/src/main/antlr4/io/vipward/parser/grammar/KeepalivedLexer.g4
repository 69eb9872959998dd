/*
 * The words of keepalived.conf: comments, double quotes and braces.
 *
 * Every text is accepted: each rule's remainder is covered by another, so the lexer has no errors of its own.
 * A brace needs no blank around it, and a double quote ends the word before it. A backslash protects a comment sign
 * or a quote from being one; it is removed later, by those who know which of the two tokenizers the keyword uses.
 */
lexer grammar KeepalivedLexer;

BLANK : [ \t\r\u000B\f]+ -> skip ;
COMMENT : [#!] ~[\n]* -> skip ;
END_OF_LINE : '\n' ;
OPEN : '{' ;
CLOSE : '}' ;
QUOTED : '"' ( '\\' ~[\n] | ~["\\\n] )* '"' ;
UNMATCHED : '"' ( '\\' ~[\n] | ~["\\\n] )* '\\'? ;
WORD : ( '\\' ["#!] | '\\' | ~[ \t\r\n\u000B\f{}"#!\\] )+ ;
