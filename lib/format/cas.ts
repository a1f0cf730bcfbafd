import { besideOf } from "./beside";
import { labelOf } from "./label";
import type { PieceFormat } from "./piece-format";
import { noteEnds, relationsBetween } from "./links";
import { placesOf } from "./placed";

const FEATURES = [
  "annotation",
  "piece",
  "label",
  "kind",
  "tags",
  "comment",
  "author",
  "status",
  "obelus",
] as const;

const TYPE = "obelus.Annotation";
const RELATION = "obelus.Relation";

const TYPES = {
  [TYPE]: {
    "%NAME": TYPE,
    "%SUPER_TYPE": "uima.tcas.Annotation",
    ...Object.fromEntries(
      FEATURES.map((name) => [name, { "%NAME": name, "%RANGE": "uima.cas.String" }]),
    ),
  },
  [RELATION]: {
    "%NAME": RELATION,
    "%SUPER_TYPE": "uima.cas.TOP",
    from: { "%NAME": "from", "%RANGE": TYPE },
    to: { "%NAME": "to", "%RANGE": TYPE },
    type: { "%NAME": "type", "%RANGE": "uima.cas.String" },
    note: { "%NAME": "note", "%RANGE": "uima.cas.String" },
  },
};

const SOFA = 1;
const DOCUMENT = 2;
/** An annotation has at most 100 pieces. */
const PIECES = 1_000;
/** Above the ids of all pieces. */
const FIRST_RELATION = 1_000_000_000;

/**
 * UIMA CAS JSON 0.4: the text as the sofa, before what refers to it, and a structure for each piece
 * of an annotation. Offsets count UTF-16 code units. All features are strings, `obelus` being the
 * whole annotation as JSON.
 */
export const CAS: PieceFormat = {
  textBefore({ text }) {
    const sofa = {
      "%ID": SOFA,
      "%TYPE": "uima.cas.Sofa",
      sofaNum: 1,
      sofaID: "_InitialView",
      mimeType: "text",
      sofaString: text.text,
    };
    return `{"%TYPES":${JSON.stringify(TYPES)},"%FEATURE_STRUCTURES":[${JSON.stringify(sofa)},`;
  },
  piece(one, { document, number, toUtf16 }) {
    const { annotation } = one;
    const structures = placesOf(annotation, document).map(({ start, end }, index) => ({
      "%ID": number * PIECES + index,
      "%TYPE": TYPE,
      "@sofa": SOFA,
      begin: toUtf16(start),
      end: toUtf16(end),
      annotation: annotation.id,
      piece: String(index),
      label: labelOf(annotation),
      kind: annotation.kind,
      tags: annotation.tags.join(" "),
      comment: annotation.body,
      author: annotation.createdBy.name,
      status: annotation.status,
      ...(index === 0 ? { obelus: JSON.stringify(besideOf(one)) } : {}),
    }));
    if (structures.length === 0) return null;
    return {
      words: structures.map((one) => `${JSON.stringify(one)},`).join(""),
      later: JSON.stringify([
        structures.map((each) => each["%ID"]).join(","),
        noteEnds(one, number * PIECES) ?? null,
      ]),
    };
  },
  textAfter({ document, text }, _file, later) {
    const whole = {
      "%ID": DOCUMENT,
      "%TYPE": "uima.tcas.DocumentAnnotation",
      "@sofa": SOFA,
      begin: 0,
      end: text.text.length,
      language: document.language || "x-unspecified",
    };
    const parts = later.map((some) => JSON.parse(some) as [ids: string, ends: string | null]);
    const related = relationsBetween(parts.flatMap(([, ends]) => ends ?? [])).map(
      ({ source, target, type, note }, at) => ({
        "%ID": FIRST_RELATION + at,
        "%TYPE": RELATION,
        "@from": source,
        "@to": target,
        type,
        note,
      }),
    );
    const members = [
      ...parts.map(([ids]) => ids),
      ...related.map((each) => each["%ID"]),
      DOCUMENT,
    ].join(",");
    const rest = [...related, whole].map((each) => JSON.stringify(each)).join(",");
    return `${rest}],"%VIEWS":{"_InitialView":{"%SOFA":${SOFA},"%MEMBERS":[${members}]}}}\n`;
  },
};
