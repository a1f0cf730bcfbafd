import type { z } from "zod";
import { span, type InUtf16, type ShapeOf } from "@/lib/contract/offsets";
import type { AnswerOf, Operation } from "@/lib/contract/operation";
import type { Outcome, Refusal } from "@/lib/outcome";
import type { Viewer } from "@/server/access/viewer";
import { codePointsOf, inCodePoints } from "@/server/document/offset-codec";
import { readText } from "@/server/document/read";
import { documentOf } from "./request-offsets";

type Names = Readonly<Record<string, unknown>> | undefined;

interface AnswerContext {
  readonly viewer: Viewer | null;
  readonly params: Names;
  readonly body: Names;
}

/**
 * An answer in code points; a refusal as well, if it holds the current state or places in a text.
 */
export async function outcomeInCodePoints<O extends Operation>(
  operation: O,
  outcome: Outcome<InUtf16<AnswerOf<O>>>,
  context: AnswerContext,
): Promise<Outcome<AnswerOf<O>>> {
  if (!outcome.ok)
    return { ok: false, ...(await refusalInCodePoints(operation, outcome, context)) };
  const schema = answerSchema(operation);
  if (!schema) return outcome as Outcome<AnswerOf<O>>;
  const inUtf16 = outcome.value as InUtf16<ShapeOf<z.ZodType>>;
  const value = (await inCodePoints(schema, inUtf16, context.params)) as AnswerOf<O>;
  return { ...outcome, value };
}

/** The schema of an operation's successful answer, or null. */
export function answerSchema(operation: Operation): z.ZodType | null {
  const answer = operation.answers[200] ?? operation.answers[201];
  return typeof answer === "object" ? answer : null;
}

async function refusalInCodePoints(
  operation: Operation,
  refusal: Refusal,
  { viewer, params, body }: AnswerContext,
): Promise<Refusal> {
  const current = operation.current ?? answerSchema(operation);
  const places = refusal.more?.places;
  if (refusal.more?.current && current) {
    const shown = await inCodePoints(current, refusal.more.current, params);
    return { ...refusal, more: { ...refusal.more, current: shown } };
  }
  if (!Array.isArray(places) || !viewer) return refusal;
  const document = await documentOf(viewer, params, body);
  if (!document.ok || document.value === null) return refusal;
  const text = await readText(viewer, document.value);
  const index = text.ok ? await codePointsOf(document.value, text.value.number) : null;
  if (!index) return refusal;
  const spans = (places as InUtf16<ShapeOf<typeof span>>[]).map(({ start, end }) => ({
    start: index.toCodePoints(start),
    end: index.toCodePoints(end),
  }));
  return { ...refusal, more: { ...refusal.more, places: spans } };
}
