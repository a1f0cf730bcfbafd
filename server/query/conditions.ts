import "server-only";
import type { Condition, Expression, Field } from "@/lib/query/language";
import { fold } from "@/lib/text/fold";
import type { Pattern } from "@/lib/text/pattern";
import { period } from "@/lib/query/period";
import type { TagKind } from "@/lib/tag/codebook";
import { Prisma } from "@/prisma/generated/client";
import { byWords } from "../search/query";
import { visibleToSql } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";
import { tagFamilySql } from "@/server/annotation/tag-family";
import { keyOf, type Matched } from "./matched";
import { relatedSql } from "./related";
import { isCalled, namesOfSpeaker, namesOneOf, standsInTurn } from "@/server/speaker/names";

/** A row of "Annotation" under the name it has in a statement; its document is always `d`. */
export type Alias = "a" | "b" | "q";

/** The columns a condition may ask about. What a client sends is never among what is put together. */
const COLUMNS = {
  authorName: Prisma.sql`"authorName"`,
  body: Prisma.sql`"body"`,
  claimStatement: Prisma.sql`"claimStatement"`,
  claimType: Prisma.sql`"claimType"`,
  confidence: Prisma.sql`"confidence"`,
  createdAt: Prisma.sql`"createdAt"`,
  createdById: Prisma.sql`"createdById"`,
  deletedAt: Prisma.sql`"deletedAt"`,
  documentId: Prisma.sql`"documentId"`,
  end: Prisma.sql`"end"`,
  id: Prisma.sql`"id"`,
  kind: Prisma.sql`"kind"`,
  quotationForm: Prisma.sql`"quotationForm"`,
  quotationMatch: Prisma.sql`"quotationMatch"`,
  quotationSpeaker: Prisma.sql`"quotationSpeaker"`,
  properties: Prisma.sql`"properties"`,
  quote: Prisma.sql`"quote"`,
  revision: Prisma.sql`"revision"`,
  rhetoricTechnique: Prisma.sql`"rhetoricTechnique"`,
  start: Prisma.sql`"start"`,
  status: Prisma.sql`"status"`,
  statusOutdated: Prisma.sql`"statusOutdated"`,
  tags: Prisma.sql`"tags"`,
  visibility: Prisma.sql`"visibility"`,
};
const ALIASES: Readonly<Record<Alias, Prisma.Sql>> = {
  a: Prisma.sql`a`,
  b: Prisma.sql`b`,
  q: Prisma.sql`q`,
};

type Column = (name: keyof typeof COLUMNS) => Prisma.Sql;

function columns(alias: Alias): Column {
  return (name) => Prisma.sql`${ALIASES[alias]}.${COLUMNS[name]}`;
}

/** The expression the index of words is made of (server/search/words.ts), for any alias. */
function textOf(alias: Alias): Prisma.Sql {
  const x = columns(alias);
  return Prisma.sql`coalesce(${x("claimStatement")}, '') || ' ' || ${x("body")} || ' ' || ${x("quote")}`;
}

/** Whether an annotation is as described, as SQL in which every word of the client is a value. */
export function holds(expression: Expression, alias: Alias, asking: Asking): Prisma.Sql {
  switch (expression.op) {
    case "not":
      // What is not known is not so: NOT NULL would be neither.
      return Prisma.sql`NOT coalesce(${holds(expression.of, alias, asking)}, FALSE)`;
    case "all":
    case "any": {
      if (expression.of.length === 0) return Prisma.sql`TRUE`;
      const parts = expression.of.map((part) => Prisma.sql`(${holds(part, alias, asking)})`);
      return Prisma.sql`(${Prisma.join(parts, expression.op === "all" ? " AND " : " OR ")})`;
    }
    case "between":
      return between(expression, columns(alias));
    case "is":
      return IS[expression.field]({ x: columns(alias), alias, ...asking, value: expression.value });
  }
}

/** Who asks, and in which project. */
interface Asking {
  readonly viewer: Viewer;
  readonly projectId: string;
  /** What the patterns of the query fit (server/query/matched.ts). */
  readonly matched: Matched;
}

interface Comparison extends Asking {
  readonly x: Column;
  readonly alias: Alias;
  readonly value: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function sameName(column: Prisma.Sql, value: string): Prisma.Sql {
  return Prisma.sql`obelus_fold(${column}) = obelus_fold(${value})`;
}

/** A passage of the register: what it does with its claim, and what the claim is. */
function carries({ x }: Comparison, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "ClaimOccurrence" o
    JOIN "Claim" c ON c.id = o."claimId" AND c."deletedAt" IS NULL
    WHERE o."annotationId" = ${x("id")} AND ${condition})`;
}

function withAllBelow({ projectId, value }: Comparison, kind: TagKind | null): Prisma.Sql {
  return tagFamilySql(projectId, value, kind);
}

const IS: Readonly<Record<Field, (comparison: Comparison) => Prisma.Sql>> = {
  kind: ({ x, value }) => Prisma.sql`${x("kind")} = ${value}::"Kind"`,
  tag: (comparison) => {
    const { x } = comparison;
    const slugs = withAllBelow(comparison, null);
    return Prisma.sql`(${x("tags")} && ${slugs} OR ${x("rhetoricTechnique")} = ANY(${slugs}))`;
  },
  property: hasProperty,
  technique: (comparison) =>
    Prisma.sql`${comparison.x("rhetoricTechnique")} = ANY(${withAllBelow(comparison, "rhetoric")})`,
  type: (comparison) =>
    Prisma.sql`(${comparison.x("claimType")} = ANY(${withAllBelow(comparison, "claim")})
      OR ${carries(comparison, Prisma.sql`c.type = ANY(${withAllBelow(comparison, "claim")})`)})`,
  form: ({ x, value }) => Prisma.sql`${x("quotationForm")} = ${value}`,
  match: ({ x, value }) =>
    Prisma.sql`(${x("quotationMatch")} = ${value} OR EXISTS (
      SELECT 1 FROM "QuotationCheck" k
      JOIN "Document" s ON s.id = k."sourceDocumentId" AND s."deletedAt" IS NULL
      WHERE k."annotationId" = ${x("id")} AND coalesce(k."signedVerdict", k.verdict) = ${value}))`,
  speaker: (comparison) => saidBy(comparison),
  role: (comparison) => carries(comparison, Prisma.sql`o.role = ${comparison.value}`),
  commitment: (comparison) => carries(comparison, Prisma.sql`o.commitment = ${comparison.value}`),
  verdict: (comparison) =>
    carries(
      comparison,
      comparison.value === "none"
        ? Prisma.sql`c.verdict IS NULL`
        : Prisma.sql`c.verdict = ${comparison.value}`,
    ),
  stance: (comparison) =>
    carries(
      comparison,
      Prisma.sql`EXISTS (SELECT 1 FROM "Evidence" v
        WHERE v."claimId" = c.id AND v."deletedAt" IS NULL AND v.stance = ${comparison.value})`,
    ),
  coder: ({ x, value }) =>
    UUID.test(value)
      ? Prisma.sql`${x("createdById")} = ${value}::uuid`
      : Prisma.sql`(${sameName(x("authorName"), value)} OR EXISTS (SELECT 1 FROM "User" u
          WHERE u.id = ${x("createdById")} AND ${sameName(Prisma.sql`u.name`, value)}))`,
  status: ({ x, value }) =>
    value === "outdated" ? x("statusOutdated") : Prisma.sql`${x("status")} = ${value}::"Status"`,
  document: ({ value }) =>
    UUID.test(value)
      ? Prisma.sql`d.id = ${value}::uuid`
      : Prisma.sql`strpos(obelus_fold(d.title), ${fold(value).trim()}) > 0`,
  label: ({ projectId, value }) => Prisma.sql`EXISTS (SELECT 1 FROM "DocumentLabel" dl
    JOIN "Label" l ON l.id = dl."labelId" AND l."deletedAt" IS NULL
    WHERE dl."projectId" = ${projectId}::uuid AND dl."documentId" = d.id
      AND ${UUID.test(value) ? Prisma.sql`l.id = ${value}::uuid` : sameName(Prisma.sql`l.name`, value)})`,
  // Seen only with its other end, by those who see that.
  relation: ({ x, projectId, viewer, value }) => Prisma.sql`EXISTS (
    SELECT 1 FROM (${relatedSql(x("id"), projectId, value)}) other
    JOIN "Annotation" e ON e.id = other.id AND ${visibleToSql("e", viewer)}
    JOIN "Document" ed ON ed.id = e."documentId" AND ed."deletedAt" IS NULL)`,
  date: ({ value }) => Prisma.sql`(d.date = ${value} OR starts_with(d.date, ${`${value}-`}))`,
  made: ({ x, value }) => madeIn(x, value, value),
  confidence: ({ x, value }) => Prisma.sql`${x("confidence")} = ${Number(value)}`,
  // A list of ids from the index serves "not" and "or" as well as it serves alone.
  words: ({ x, value }) => Prisma.sql`${x("id")} IN (
    SELECT q.id FROM "Annotation" q WHERE ${byWords(value)(textOf("q"))})`,
  like: (comparison) => fits(comparison, { how: "wildcards", value: comparison.value }),
  expression: (comparison) => fits(comparison, { how: "expression", value: comparison.value }),
  // Asked of texts (server/query/text-places.ts); no annotation is a text.
  in: () => Prisma.sql`FALSE`,
  text: ({ x, value }) => Prisma.sql`strpos(obelus_fold(${x("quote")}), ${fold(value).trim()}) > 0`,
};

/**
 * What is given for a property, called by its name or its id: `name=value`, or `name` alone for any
 * value. One that the codebook does not hold any more is found by its id.
 */
function hasProperty({ x, projectId, value }: Comparison): Prisma.Sql {
  const sign = value.indexOf("=");
  const name = (sign < 0 ? value : value.slice(0, sign)).trim();
  const ids = Prisma.sql`ARRAY(
    SELECT p->>'id' FROM "Tag" t, jsonb_array_elements(t.properties) p
    WHERE t."projectId" = ${projectId}::uuid AND t."deletedAt" IS NULL
      AND ${sameName(Prisma.sql`p->>'name'`, name)}
    UNION SELECT ${name})`;
  const isValue =
    sign < 0 ? Prisma.sql`TRUE` : sameName(Prisma.sql`v.value`, value.slice(sign + 1).trim());
  return Prisma.sql`EXISTS (SELECT 1 FROM jsonb_each_text(${x("properties")}) v
    WHERE v.key = ANY(${ids}) AND ${isValue})`;
}

function fits({ x, matched }: Comparison, pattern: Pattern): Prisma.Sql {
  return Prisma.sql`${x("id")} = ANY(${[...(matched.get(keyOf(pattern)) ?? [])]}::uuid[])`;
}

/**
 * Who says the words: of a quotation its speaker; of anything else the speaker of a quotation it
 * stands in, or, where it stands in none with a speaker, whoever's turn it is, or the document's.
 */
function saidBy({ x, alias, viewer, projectId, value }: Comparison): Prisma.Sql {
  const names = namesOfSpeaker(viewer, projectId, value);
  const named = (of: Column, who: Prisma.Sql) => Prisma.sql`(
    ${who} OR EXISTS (SELECT 1 FROM "Attribution" t JOIN "Speaker" p ON p.id = t."speakerId"
      WHERE t."contentAnnotationId" = ${of("id")} AND p."deletedAt" IS NULL AND ${isCalled(value)}))`;
  const called = (of: Column) => namesOneOf(of("quotationSpeaker"), names);
  const q = columns("q");
  const within = (who: Prisma.Sql) => Prisma.sql`EXISTS (SELECT 1 FROM "Annotation" q
    WHERE q."documentId" = ${x("documentId")} AND q.revision = ${x("revision")}
      AND int4range(q."start", q."end", '[]') @> int4range(${x("start")}, ${x("end")}, '[]')
      AND q.kind = 'quotation' AND q.id <> ${x("id")} AND ${visibleToSql("q", viewer)} AND ${who})`;
  const anybody = Prisma.sql`(q."quotationSpeaker" <> '' OR EXISTS (SELECT 1 FROM "Attribution" t
    WHERE t."contentAnnotationId" = q.id AND t."speakerId" IS NOT NULL))`;
  const own = named(columns(alias), called(columns(alias)));
  return Prisma.sql`CASE WHEN ${x("kind")} = 'quotation' THEN ${own}
    ELSE (${within(named(q, called(q)))}
      OR (NOT ${within(anybody)} AND (${standsInTurn(x, names)}
        OR (${namesOneOf(Prisma.sql`d.speaker`, names)} AND NOT ${standsInTurn(x)})))) END`;
}

function madeIn(x: Column, from: string | null, to: string | null): Prisma.Sql {
  const [first, last] = [from && period(from), to && period(to)];
  return Prisma.sql`(${first ? Prisma.sql`${x("createdAt")} >= ${first.from}` : Prisma.sql`TRUE`}
    AND ${last ? Prisma.sql`${x("createdAt")} < ${last.until}` : Prisma.sql`TRUE`})`;
}

/** Both ends belong to the range. A document's date may be as vague as a year, and then may fit. */
function between({ field, from, to }: Condition & { op: "between" }, x: Column): Prisma.Sql {
  if (field === "made") return madeIn(x, from, to);
  if (field === "confidence") {
    return Prisma.sql`${x("confidence")} BETWEEN ${Number(from ?? 1)} AND ${Number(to ?? 4)}`;
  }
  const after = from ? Prisma.sql`d.date >= left(${from}, length(d.date))` : Prisma.sql`TRUE`;
  const before = to ? Prisma.sql`left(d.date, length(${to})) <= ${to}` : Prisma.sql`TRUE`;
  return Prisma.sql`(d.date <> '' AND ${after} AND ${before})`;
}
