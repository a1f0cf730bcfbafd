import type { Annotation } from "@/lib/annotation/annotation";
import { quoteOf } from "@/lib/annotation/quote";

/** A state of an annotation as far as it is compared. */
export type Described = Pick<
  Annotation,
  | "kind"
  | "claim"
  | "quotation"
  | "rhetoric"
  | "tags"
  | "body"
  | "confidence"
  | "visibility"
  | "status"
> & {
  /** A state from before there were any has none. */
  readonly statusReason?: string;
  /** A state from before there were any has none. */
  readonly properties?: Annotation["properties"];
  readonly target: readonly { readonly exact: string }[];
};

/** The fields of an annotation that people fill in or decide, in the order in which they are read. */
const FIELDS = {
  kind: ({ kind }) => kind,
  words: quoteOf,
  statement: ({ claim }) => claim?.statement,
  type: ({ claim }) => claim?.type,
  checkworthy: ({ claim }) => yes(claim?.checkworthy),
  form: ({ quotation }) => quotation?.form,
  speaker: ({ quotation }) => quotation?.speaker,
  cue: ({ quotation }) => quotation?.cue,
  addressee: ({ quotation }) => quotation?.addressee,
  technique: ({ rhetoric }) => rhetoric?.technique,
  target: ({ rhetoric }) => rhetoric?.target,
  justification: ({ rhetoric }) => rhetoric?.justification,
  tags: ({ tags }) => tags.join(", "),
  properties: ({ properties = {} }) =>
    Object.entries(properties)
      .map(([id, value]) => `${id}: ${value}`)
      .join("\n"),
  body: ({ body }) => body,
  confidence: ({ confidence }) => (confidence === null ? null : String(confidence)),
  visibility: ({ visibility }) => visibility,
  status: ({ status }) => status,
  statusReason: ({ statusReason }) => statusReason,
} as const satisfies Record<string, (annotation: Described) => string | null | undefined>;

export type DifferenceField = keyof typeof FIELDS;

/** A field whose value differs in two states of an annotation; an empty value is "". */
export interface Difference {
  readonly field: DifferenceField;
  readonly before: string;
  readonly after: string;
}

/** What changed from one state of an annotation to another. */
export function differencesOf(before: Described, after: Described): readonly Difference[] {
  return (Object.keys(FIELDS) as DifferenceField[]).flatMap((field) => {
    const read = FIELDS[field];
    const values = { before: read(before) ?? "", after: read(after) ?? "" };
    return values.before === values.after ? [] : [{ field, ...values }];
  });
}

function yes(value: boolean | null | undefined): string {
  return value ? "yes" : "";
}
