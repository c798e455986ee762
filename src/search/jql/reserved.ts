/**
 * The words that JQL keeps for itself, as Jira's reference lists them. A query may use one as a field or a value
 * only in quotation marks: `assignee = "for"`.
 */
const reserved = new Set(
  `abort access add after alias all alter and any as asc audit avg before begin between boolean break by byte catch
  cf changed char character check checkpoint collate collation column commit connect continue count create current
  date decimal declare decrement default defaults define delete delimiter desc difference distinct divide do double
  drop else empty encoding end equals escape exclusive exec execute exists explain false fetch field file first
  float for from function go goto grant greater group having identified if immediate in increment index initial
  inner inout input insert int integer intersect intersection into is isempty isnull join last left less like limit
  lock long max min minus mode modify modulo more multiply next noaudit not notin nowait null number object of on
  option or order outer output power previous prior privileges public raise raw remainder rename resource return
  returns revoke right row rowid rownum rows select session set share size sqrt start strict string subtract sum
  synonym table then to trans transaction trigger true uid union unique update user validate values view was when
  whenever where while with`.split(/\s+/),
);

/** The reserved words that the grammar itself uses; where one stands in the wrong place, the message says so. */
const keywords = new Set(
  `after and asc before by cf changed desc empty from in is not null on or order to was`.split(/\s+/),
);

/** Whether `word` (lower case) may not stand unquoted as a name or a value. */
export const isReserved = (word: string): boolean => reserved.has(word);

/** Whether `word` (lower case) is part of the grammar. */
export const isKeyword = (word: string): boolean => keywords.has(word);

/** All of them, in the alphabet's order. */
export const reservedWords: readonly string[] = [...reserved];
