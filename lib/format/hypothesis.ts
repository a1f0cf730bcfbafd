import type { Note } from "../annotation/annotation";
import type { AnnotationAnswer } from "../contract/annotation";
import { besideOf } from "./beside";
import type { ExportedDocument } from "./exported";
import { threadOf } from "./facts";
import type { PieceContext, PieceFormat } from "./piece-format";
import { placesOf } from "./placed";
import { documentIri } from "./w3c-terms";

/**
 * What the client of Hypothesis exports and imports: an object with `annotations` as its API answers
 * them, replies among them. Positions count UTF-16 code units. `target` has one entry for each piece
 * of a discontinuous span; Hypothesis itself reads the first. What it has no field for stands in
 * `obelus`, which it passes over.
 */
export const HYPOTHESIS: PieceFormat = {
  before(file) {
    const head = {
      export_date: file.exportedAt,
      export_userid: userIdOf(file.by, file.publicUrl),
      client_version: "Obelus",
    };
    return `${JSON.stringify(head).slice(0, -1)},"annotations":[`;
  },
  betweenPieces: ",",
  piece(one, context) {
    const { annotation, notes } = one;
    const { id, createdBy, createdAt, updatedAt } = annotation;
    const source = addressOf(context);
    const targets = targetsOf(annotation, context, source);
    const row = {
      id,
      ...rowOf({ createdBy, createdAt, updatedAt }, annotation, context),
      text: annotation.body,
      tags: tagsOf(annotation),
      target: targets,
      obelus: besideOf({ ...one, notes: [] }),
    };
    const there = new Map(notes.map((note) => [note.id, note]));
    const replies = notes.map((note) => ({
      id: note.id,
      ...rowOf(note, annotation, context),
      text: note.body,
      tags: [],
      target: [{ source }],
      references: [id, ...threadOf(note, there)],
    }));
    return { words: [row, ...replies].map((each) => JSON.stringify(each)).join(",") };
  },
  after: () => "]}\n",
};

/** The kind, then the tags and the code, each once. */
function tagsOf({ kind, tags, claim, quotation, rhetoric }: AnnotationAnswer): string[] {
  const code = claim?.type ?? quotation?.form ?? rhetoric?.technique;
  return [...new Set([kind, ...tags, ...(code ? [code] : [])])];
}

function targetsOf(annotation: AnnotationAnswer, context: PieceContext, source: string) {
  const isPlaced = placesOf(annotation, context.document).length > 0;
  return annotation.target.map(({ start, end, exact, prefix, suffix }) => ({
    source,
    selector: [
      ...(isPlaced
        ? [
            {
              type: "TextPositionSelector",
              start: context.toUtf16(start),
              end: context.toUtf16(end),
            },
          ]
        : []),
      { type: "TextQuoteSelector", exact, prefix, suffix },
    ],
  }));
}

type Written = Pick<Note, "createdBy" | "createdAt" | "updatedAt">;

function rowOf(
  { createdBy, createdAt, updatedAt }: Written,
  { visibility }: AnnotationAnswer,
  context: PieceContext,
) {
  const user = userIdOf(createdBy.name, context.publicUrl);
  return {
    created: timeOf(createdAt),
    updated: timeOf(updatedAt),
    user,
    user_info: { display_name: createdBy.name },
    uri: addressOf(context),
    document: { title: [context.document.title] },
    group: "__world__",
    permissions: {
      read: [visibility === "private" ? user : "group:__world__"],
      admin: [user],
      update: [user],
      delete: [user],
    },
    links: {},
    hidden: false,
    flagged: false,
  };
}

/** Where the text came from, else where it is read here. */
function addressOf({ document, publicUrl }: { document: ExportedDocument; publicUrl: string }) {
  return /^https?:/i.test(document.url) ? document.url : documentIri(publicUrl, document.id);
}

/** `acct:name@host`: a name of Hypothesis has letters, digits, dots and underscores, 3 to 30. */
function userIdOf(name: string, publicUrl: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9._]+/g, "_")
    .replace(/^[._]+|[._]+$/g, "")
    .slice(0, 30);
  return `acct:${plain.padEnd(3, "_")}@${hostOf(publicUrl)}`;
}

function hostOf(publicUrl: string): string {
  return /^https?:\/\/([^/:?#]+)/i.exec(publicUrl)?.[1] ?? "localhost";
}

/** Hypothesis writes microseconds and an offset. */
function timeOf(iso: string): string {
  return new Date(iso).toISOString().replace("Z", "000+00:00");
}
