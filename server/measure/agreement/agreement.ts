import "server-only";
import { group, mean } from "d3-array";
import type { Agreed } from "@/lib/agreement/agree";
import { countMarks, type CodedText, type Marked, type Study } from "@/lib/agreement/study";
import { unitsOf } from "@/lib/agreement/units";
import type { readProjectAgreementCall } from "@/lib/contract/agreement";
import type { AnswerOf, QueryOf } from "@/lib/contract/operation";
import type { AgreementMeasure, AgreementUnit } from "@/lib/contract/terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { findDocumentAccess, findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { revisionTexts } from "@/server/document/revision-text";
import { measureTexts, textsWhere } from "@/server/measure/measured-texts";
import { read } from "@/server/platform/db";
import { runTask } from "@/server/platform/workers";
import {
  byCoders,
  codersOf,
  comparedWhere,
  textsIn,
  namedCoders,
  type Coder,
  type Scope,
} from "./coders";
import { MEASURE_AGREEMENT } from "./task";
import { labelledWhere, MAX_CODERS, MAX_SPANS, spansOf, type LabelledSpan } from "./spans";

export type Agreement = AnswerOf<typeof readProjectAgreementCall>;
type Options = Omit<QueryOf<typeof readProjectAgreementCall>, "as" | "table">;

/** What is compared in one answer: every pair of people, in a thread of its own. */
const MAX_LABELS = 500;

const OF_VALUES: ReadonlySet<AgreementMeasure> = new Set(["cohen", "fleiss", "alpha", "ac1"]);

export async function readDocumentAgreement(
  viewer: Viewer,
  documentId: string,
  options: Options,
): Promise<Outcome<Agreement>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  return agreementOf(viewer, access.projectId, { documentId }, options);
}

export async function readProjectAgreement(
  viewer: Viewer,
  projectId: string,
  options: Options,
): Promise<Outcome<Agreement>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const documents = options.documents?.split(",");
  return agreementOf(viewer, projectId, { projectId, ...(documents && { documents }) }, options);
}

async function agreementOf(
  viewer: Viewer,
  projectId: string,
  scope: Scope,
  options: Options,
): Promise<Outcome<Agreement>> {
  const { measure, kind, tag } = options;
  const unit = options.unit ?? (OF_VALUES.has(measure) ? "token" : "character");
  const named = await namedCoders(projectId, await codersOf(viewer, scope), options.coders);
  if (!named.ok) return named;
  const coders = named.value;
  if (coders.size > MAX_CODERS) {
    return refused("too-costly", reason("Refusals.agreement.coders", { most: MAX_CODERS }));
  }
  const labelled = await labelledWhere(projectId, kind, tag);
  const where = { AND: [comparedWhere(viewer, scope), labelled, byCoders(coders.values())] };
  const spans = await spansOf(where, tag);
  if (spans.found.length > MAX_SPANS) {
    return refused("too-costly", reason("Refusals.agreement.spans", { most: MAX_SPANS }));
  }
  const { study, labels } = await studyOf(scope, coders, spans.found, unit);
  if (labels.length > MAX_LABELS) {
    return refused("too-costly", reason("Refusals.agreement.labels", { most: MAX_LABELS }));
  }
  const seed = [...Object.values(scope), measure, kind, tag, unit].join("/");
  const agreed = await runTask(MEASURE_AGREEMENT, { measure, study, seed });
  if (!agreed.ok) return agreed;
  return done({
    ...answerOf(agreed.value, study, [...coders.values()], labels),
    measure,
    unit,
    unplaced: spans.unplaced,
    missing: missingOf(measure),
  });
}

function missingOf(measure: AgreementMeasure): Agreement["missing"] {
  if (measure === "cohen" || measure === "fleiss") return "left-out";
  return OF_VALUES.has(measure) ? "pairwise" : "by-text";
}

/** The texts that at least two of the coders annotated, in units. */
async function studyOf(
  scope: Scope,
  coders: ReadonlyMap<string, Coder>,
  spans: readonly LabelledSpan[],
  unit: AgreementUnit,
): Promise<{ study: Study; labels: string[] }> {
  const labels = [...new Set(spans.map(({ label }) => label))].sort();
  const numberOf = new Map(labels.map((label, at) => [label, at]));
  const several = (await textsWhere(textsIn(scope))).filter(
    ({ id }) => [...coders.values()].filter(({ documents }) => documents.has(id)).length > 1,
  );
  const byText = group(spans, ({ documentId }) => documentId);
  const texts: CodedText[] = [];
  for (const text of await measureTexts(several)) {
    const revisions = [{ documentId: text.id, number: text.revision }];
    const words = (await revisionTexts(read, revisions))(text.id, text.revision);
    if (!words) continue;
    const units = unitsOf(words.text, text.measured, unit);
    const byCoder = group(byText.get(text.id) ?? [], ({ coder }) => coder);
    const marks = [...coders].map(([key, { documents }]) =>
      documents.has(text.id)
        ? (byCoder.get(key) ?? []).flatMap((span): Marked[] => {
            const at = units.within(span);
            return at ? [{ ...at, label: numberOf.get(span.label) ?? 0 }] : [];
          })
        : null,
    );
    texts.push({ length: units.length, parts: units.parts, marks });
  }
  return { study: { texts, coders: coders.size, labels: labels.length }, labels };
}

function answerOf(
  { value, interval, n, pairs, labels: each, labelsLeftOut, confusion, family, categories }: Agreed,
  study: Study,
  coders: readonly Coder[],
  labels: readonly string[],
) {
  const nameOf = (category: readonly number[]) =>
    category.map((label) => labels[label] ?? "").join(" + ");
  const person = (at: number) => ({ id: coders[at]?.id ?? null, name: coders[at]?.name ?? "" });
  const { alphaU, ...others } = family;
  const marksOf = (at: number) => study.texts.flatMap(({ marks }) => marks[at] ?? []);
  return {
    value,
    interval,
    n,
    texts: study.texts.length,
    spans: countMarks(study),
    coders: coders.map((_, at) => {
      const own = pairs.filter(({ one, other }) => one === at || other === at);
      return {
        ...person(at),
        spans: marksOf(at).length,
        texts: study.texts.filter(({ marks }) => marks[at] !== null).length,
        value: mean(own, (pair) => pair.value) ?? null,
      };
    }),
    pairs: pairs.map(({ one, other, ...pair }) => ({
      one: person(one),
      other: person(other),
      ...pair,
    })),
    labels: each.map(({ label, ...rest }) => ({ label: labels[label] ?? "", ...rest })),
    labelsLeftOut,
    confusion: { labels: categories.map(nameOf), counts: confusion.map((row) => [...row]) },
    family: {
      ...others,
      ...(alphaU
        ? {
            alphaU: {
              ...alphaU,
              labels: alphaU.labels.map(({ category, ...rest }) => ({
                label: nameOf(categories[category] ?? []),
                ...rest,
              })),
            },
          }
        : {}),
    },
  };
}
