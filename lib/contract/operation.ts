import { z } from "zod";
import type { ShapeOf } from "./offsets";

/** The rate limit a call counts against. */
export type RateClass = "read" | "write" | "import" | "fetch" | "export" | "search" | "sign-in";

/**
 * One operation of the API: what it takes and what it answers. The route validates with it,
 * `/api/v1/openapi.json` is generated from it and the client is typed by it, so they can not
 * differ.
 */
export interface Operation {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Below /api/v1, with `{names}` for parameters. */
  readonly path: string;
  readonly id: string;
  readonly group: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Media types that the body may have besides JSON; the handler reads those itself. */
  readonly alsoTakes?: readonly string[];
  /** By status; null for an answer without a body, a media type for one that is not JSON. */
  readonly answers: Readonly<Record<number, z.ZodType | string | null>>;
  /**
   * What reading the same thing answers and may be sent back, if that is more than this operation
   * answers.
   */
  readonly sentBack?: z.ZodType;
  /** The schema of `current` in a 412, if it differs from the answer. */
  readonly current?: z.ZodType;
  /** Other media types of the answer, which a client can ask for. */
  readonly alsoAnswers?: readonly string[];
  readonly rate?: RateClass;
  /** Open to those who are not signed in. */
  readonly open?: boolean;
  /**
   * Whether If-Match is compared: 412 when it names another version. With true it is required: 428
   * without it.
   */
  readonly conditional?: true | "if-sent";
  /** Whether what it reads may have another address now, which it answers with 301. */
  readonly moves?: true;
  /** The largest body, in bytes; one megabyte by default. */
  readonly largest?: number;
}

export function operation<const O extends Operation>(described: O): O {
  return described;
}

type OutputOf<S> = S extends z.ZodType ? ShapeOf<S> : undefined;

export type ParamsOf<O extends Operation> = O extends { readonly params: infer S }
  ? OutputOf<S>
  : undefined;

export type QueryOf<O extends Operation> = O extends { readonly query: infer S }
  ? OutputOf<S>
  : undefined;

/** The body after parsing, with the schema's defaults filled in. */
export type BodyOf<O extends Operation> = O extends { readonly body: infer S }
  ? OutputOf<S>
  : undefined;

type AnswerValue<A> = A extends z.ZodType ? ShapeOf<A> : A extends null ? null : never;

/** What an operation answers as JSON, null for nothing; offsets count code points. */
export type AnswerOf<O extends Operation> = AnswerValue<O["answers"][keyof O["answers"]]>;

/** An id of anything. */
export const id = z.uuid().toLowerCase().meta({ description: "A UUID." });

/** An id that a client may choose for a thing it creates: a UUIDv7, so that retries are safe. */
export const givenId = z.uuid().toLowerCase().optional().meta({
  description:
    "A UUIDv7 made by the client. Sending the same create again answers 200 with what is there.",
});

/** What a schema requires beyond types and lengths; `Validation.rules` has a sentence for each. */
export const RULES = [
  "filled-in",
  "one-line",
  "no-control-characters",
  "slug",
  "colour",
  "property-twice",
  "property-choices",
  "ids",
  "anchors",
  "web-address",
  "partial-date",
  "language-tag",
  "claim-named",
  "search-words",
  "search-scopes",
  "source-named",
  "text-or-address",
  "status-outdated",
  "evidence-named",
  "segment",
  "not-reversed",
  "email",
  "new-password",
  "storable-time",
  "authority",
] as const;

/** The error of a refinement: the name of its rule, which is put into words in the answer. */
export function rule(broken: (typeof RULES)[number]) {
  return { error: broken };
}

/** A name needs a visible character. */
const SEEN = /[^\s\p{Cf}\p{Cc}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u;

/** A name: one line, not empty, not invisible. */
export function name(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((words) => SEEN.test(words), rule("filled-in"))
    .refine((words) => !/[\p{Cc}\u2028\u2029]/u.test(words), rule("one-line"));
}

/** Words of any length up to `longest`, in UTF-16 code units. */
export function words(longest: number) {
  return z.string().max(longest);
}

/** Ids with commas between them. */
export function ids(longest: number) {
  return words(longest).refine(
    (list) => list.split(",").every((one) => id.safeParse(one).success),
    rule("ids"),
  );
}

/** A short machine name: a tag's slug, a technique, a claim's type. */
export const slug = z
  .string()
  .min(1)
  .max(100)
  .refine((words) => !/[\p{Cc}\p{Cs}]/u.test(words), rule("no-control-characters"));

/** A whole number in a query. */
export function queryNumber(least: number, most: number) {
  return z.coerce.number().int().min(least).max(most);
}

export const cursorQuery = {
  cursor: z.string().max(500).optional().meta({ description: "`next` of the answer before." }),
  limit: queryNumber(1, 1000).optional().meta({ description: "At most 1000; 100 by default." }),
};

/**
 * For a list that is answered whole: every list takes a cursor and a limit, and here one page is
 * all of it.
 */
export const wholeListQuery = z.object(cursorQuery);

/** For what can be read as it stood at an earlier time. */
export const pastQuery = {
  at: z.iso
    .datetime({ offset: true })
    .max(64)
    .optional()
    .meta({
      description:
        "As it stood then, such as `2026-11-27T10:00:00Z`, of what you may see now. 404, with " +
        "`recordedSince`, for a time before anything was recorded.",
    }),
};

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export const person = z.object({ id: id.nullable(), name: z.string() }).meta({ id: "Person" });

export const time = z.string().meta({ format: "date-time" });

const FIRST = Date.parse("0001-01-01T00:00:00Z");

/** A moment that somebody sends. PostgreSQL has no year 0, which ISO 8601 has. */
export const givenTime = z.iso
  .datetime({ offset: true })
  .refine((moment) => Date.parse(moment) >= FIRST, rule("storable-time"));

const reasonMembers = {
  reason: z.string().optional().meta({
    description:
      "Why, as a key that stands for the sentence, such as `Refusals.missing.claim`; for clients with words of their own.",
  }),
  params: z.record(z.string(), z.unknown()).optional().meta({
    description:
      "What the sentence names: numbers, words, lists of words, and other reasons with their own `params`.",
  }),
};

/** RFC 9457. */
export const problemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    ...reasonMembers,
    errors: z
      .array(z.object({ path: z.string(), message: z.string(), ...reasonMembers }))
      .optional(),
  })
  .meta({ id: "Problem" });
