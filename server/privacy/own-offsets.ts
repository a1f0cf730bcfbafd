import "server-only";
import { z } from "zod";
import { codePoint, countedIn } from "@/lib/contract/offsets";
import { inCodePoints } from "@/server/document/offset-codec";
import type { Row } from "./own-rows";
import type { PersonalTableName } from "./personal-tables";

const target = z.array(z.object({ start: codePoint, end: codePoint })).nullable();

/** Where the fields of a row say in which text they count. */
function withPlaces<Shape extends z.ZodRawShape>(shape: Shape) {
  return countedIn(z.object(shape), (row) => {
    const { documentId, revision } = row as Row;
    return typeof documentId === "string" && typeof revision === "number"
      ? { documentId, revision }
      : null;
  });
}

/** The offsets of each table that has any. */
const OFFSETS: Readonly<Partial<Record<PersonalTableName, z.ZodType>>> = {
  Annotation: withPlaces({ target, start: codePoint, end: codePoint }),
  History: z.object({ before: withPlaces({ target }).nullable() }),
  Evidence: withPlaces({ target }),
  Suggestion: withPlaces({ target, start: codePoint, end: codePoint }),
  Adjudication: withPlaces({ target, start: codePoint, end: codePoint }),
  Attribution: withPlaces({ cue: target, source: target, addressee: target }),
  ReadingPlace: withPlaces({ offset: codePoint }),
  Dismissal: withPlaces({ start: codePoint, end: codePoint }),
};

/** Rows of a table with their offsets counted in code points, as everywhere outside the server. */
export async function rowsInCodePoints(name: PersonalTableName, rows: Row[]): Promise<Row[]> {
  const row = OFFSETS[name];
  if (!row) return rows;
  // The schema names the offsets alone; what else is in a row passes through as it is.
  const counted: unknown = await inCodePoints(z.array(row), rows);
  return counted as Row[];
}
