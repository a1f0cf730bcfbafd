import { grammar } from "ohm-js";

/**
 * The grammar, read by ohm-js: on failure it reports where a text stops making sense and what was
 * expected there. Fields and their values are checked afterwards, so that a misspelt name is
 * answered with the one that was meant.
 */
export const QUERY_GRAMMAR = grammar(String.raw`
  Obelus {
    Query = Any (Relation Any)?

    Relation
      = within count unit? order  -- within
      | position                  -- position
      | related                   -- related

    Any = NonemptyListOf<All, or>
    All = One (and? One)*  -- all
    One
      = not One        -- not
      | "(" Any ")"    -- group
      | condition
      | quoted         -- words
      | kind

    condition = ~"related:" field ":" space* value
    field = letter+
    value = expression | quoted | bare
    expression (a regular expression) = "/" (escaped | ofExpression)+ "/"
    ofExpression = ~("/" | "\\") any
    bare (a value) = (~(space | "(" | ")" | "\"") any)+
    quoted (words in quotation marks)
      = "\"" (escaped | plain)* "\""
      | "“" (escaped | notCurly)* "”"
      | "„" (escaped | notLow)* ("“" | "”")
      | "«" (escaped | notAngle)* "»"
    escaped = "\\" any
    plain = ~("\"" | "\\") any
    notCurly = ~("”" | "\\") any
    notLow = ~("“" | "”" | "\\") any
    notAngle = ~("»" | "\\") any

    related (a relation)
      = "related" ":" space* value -- named
      | keyword<"related">         -- any
      | ~reserved name             -- word
    name = letter (letter | digit | "-" | "_")* ~":"
    reserved = keyword<("or" | "and" | "not" | "within" | "of" | "before" | "after" | "overlaps"
      | "inside" | "contains" | "annotation" | "claim" | "quotation" | "rhetoric" | "note")>

    kind (a kind of annotation) = keyword<("annotation" | "claim" | "quotation" | "rhetoric" | "note")>
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
