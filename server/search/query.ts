import "server-only";
import { searchWords, type SearchWords } from "@/lib/text/search-words";
import { Prisma } from "@/prisma/generated/client";

/** Whether a text holds what somebody looks for; `text` is an expression over a table's columns. */
export type Condition = (text: Prisma.Sql) => Prisma.Sql;

/** As the index knows words: all of them, each from its beginning on. */
export function byWords(query: string | SearchWords): Condition {
  const words = typeof query === "string" ? searchWords(query) : query;
  // Word order is asked of the few texts that have all the words, not of the index, which would
  // take every one of them apart again.
  const web = Prisma.sql`regexp_replace(
    websearch_to_tsquery('simple', ${words.spaced})::text, '<(-|\\d+)>', '&', 'g')::tsquery`;
  const terms =
    words.beginnings === ""
      ? web
      : Prisma.sql`(${web} || to_tsquery('simple', ${words.beginnings}))`;
  return (text) =>
    Prisma.join(
      [Prisma.sql`obelus_words(${text}) @@ ${terms}`, ...words.exact.map(inside(text))],
      " AND ",
    );
}

/** Inside words too, by the index of three letters. */
export function byParts({ parts }: SearchWords): Condition {
  return (text) =>
    parts.length === 0 ? Prisma.sql`FALSE` : Prisma.join(parts.map(like(text)), " AND ");
}

/** Part of a word's trigrams that have to stand together in a text; pg_trgm's own measure. */
const LIKE = "0.5";

/** Words nearly like these, by the index of three letters. */
export function byLikeness({ misspelt }: SearchWords): Condition {
  return (text) =>
    misspelt.length === 0 ? Prisma.sql`FALSE` : Prisma.join(misspelt.map(nearly(text)), " AND ");
}

function nearly(text: Prisma.Sql) {
  // The operator compares with a setting. What does not depend on any row is asked once and before
  // the rows, so the setting is there in time; it lasts as long as the statement's transaction.
  return (word: string) => Prisma.sql`(
    (SELECT set_config('pg_trgm.word_similarity_threshold', ${LIKE}, true)) IS NOT NULL
    AND ${word}::text <% ${folded(text)})`;
}

function like(text: Prisma.Sql) {
  // What LIKE would take for a sign of its own stands for itself.
  return (part: string) =>
    Prisma.sql`${folded(text)} LIKE '%' || regexp_replace(${part}, '([\\\\%_])', '\\\\\\1', 'g') || '%'`;
}

function inside(text: Prisma.Sql) {
  return (part: string) => Prisma.sql`strpos(${folded(text)}, ${part}) > 0`;
}

/** The expression of the indexes of three letters, which the planner takes only where it is the same. */
function folded(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`obelus_fold(left(${text}, 50000))`;
}
