import { grammar } from "ohm-js";

/**
 * The grammar, read by ohm-js: its parsing expression grammars say at once where a text stops to
 * make sense and what could have stood there. Fields and their values are checked afterwards, so
 * that a slip in a name is answered with the name that was meant.
 */
export const QUERY_GRAMMAR = grammar(String.raw`
  Obelus {
    Query = Any (Relation Any)?

    Relation
      = within count unit? order  -- within
      | position                  -- position

    Any = NonemptyListOf<All, or>
    All = One (and? One)*  -- all
    One
      = not One        -- not
      | "(" Any ")"    -- group
      | condition
      | quoted         -- words
      | kind

    condition = field ":" space* value
    field = letter+
    value = quoted | bare
    bare (a value) = (~(space | "(" | ")" | "\"") any)+
    quoted (words in quotation marks) = "\"" (escaped | plain)* "\""
    escaped = "\\" any
    plain = ~("\"" | "\\") any

    kind (a kind of annotation) = keyword<("annotation" | "claim" | "quotation" | "rhetoric")>
    or = keyword<"or">
    and = keyword<"and">
    not = keyword<"not">
    within = keyword<"within">
    position = keyword<("before" | "after" | "overlaps" | "inside" | "contains")>
    order = keyword<("before" | "after" | "of")>
    unit = keyword<("characters" | "character" | "words" | "word" | "sentences" | "sentence")>
    count (a number) = digit+
    keyword<word> = word ~(letter | digit | ":" | "-" | "_")
  }
`);
