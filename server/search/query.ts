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
    websearch_to_tsquery('simple', obelus_fold(${words.spaced}))::text, '<(-|\\d+)>', '&', 'g')::tsquery`;
  const asked =
    words.beginnings === ""
      ? web
      : Prisma.sql`(${web} || to_tsquery('simple', ${words.beginnings}))`;
  return (text) =>
    Prisma.join(
      [Prisma.sql`obelus_words(${text}) @@ ${asked}`, ...words.exact.map(inside(text))],
      " AND ",
    );
}

/** Inside words too. Reads every text, so it is asked only where no word was found. */
export function byParts({ parts }: SearchWords): Condition {
  return (text) =>
    parts.length === 0 ? Prisma.sql`FALSE` : Prisma.join(parts.map(inside(text)), " AND ");
}

/** Part of a word's trigrams that have to stand together in a text; pg_trgm's own measure. */
const LIKE = 0.5;

/** Words nearly like these. Reads the beginning of every text it is asked of. */
export function byLikeness({ misspelt }: SearchWords): Condition {
  return (text) =>
    misspelt.length === 0 ? Prisma.sql`FALSE` : Prisma.join(misspelt.map(nearly(text)), " AND ");
}

function nearly(text: Prisma.Sql) {
  return (word: string) =>
    Prisma.sql`word_similarity(${word}::text, obelus_fold(left(${text}, 5000))) >= ${LIKE}::real`;
}

function inside(text: Prisma.Sql) {
  return (part: string) =>
    Prisma.sql`strpos(obelus_fold(left(${text}, 50000)), obelus_fold(${part})) > 0`;
}
