import type { z } from "zod";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Reason } from "@/lib/reason";
import { bytesOf } from "./body";
import { formWithFile } from "./form";
import { fieldProblems, PARSING, requestReason } from "./validation";

interface Expected<Decision extends string> {
  /** The largest body, in bytes. */
  readonly largest: number;
  readonly shape: z.ZodType<Record<string, Decision>>;
  /** Why decisions are refused that are no JSON. */
  readonly notUnderstood: Reason;
}

interface Sent<Decision extends string> {
  readonly bytes: Uint8Array;
  readonly decisions: Readonly<Record<string, Decision>>;
}

/** A file as it was sent: the body, or of a form the `file` with the `decisions`. */
export async function sentWithDecisions<Decision extends string>(
  request: Request,
  expected: Expected<Decision>,
): Promise<Outcome<Sent<Decision>>> {
  const bytes = await bytesOf(request, expected.largest);
  if (!bytes.ok) return bytes;
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data/i.test(type)) return done({ bytes: bytes.value, decisions: {} });
  const body = bytes.value as Uint8Array<ArrayBuffer>;
  const sent = await formWithFile(new Response(body, { headers: { "content-type": type } }));
  if (!sent.ok) return sent;
  const { form, file } = sent.value;
  const decisions = decisionsIn(form.get("decisions"), expected);
  if (!decisions.ok) return decisions;
  return done({ bytes: new Uint8Array(await file.arrayBuffer()), decisions: decisions.value });
}

function decisionsIn<Decision extends string>(
  sent: FormDataEntryValue | null,
  { shape, notUnderstood }: Expected<Decision>,
): Outcome<Sent<Decision>["decisions"]> {
  if (sent === null) return done({});
  let json: unknown;
  try {
    json = JSON.parse(typeof sent === "string" ? sent : "");
  } catch {
    return refused("not-understood", notUnderstood, {
      errors: [{ path: "decisions", reason: notUnderstood }],
    });
  }
  const read = shape.safeParse(json, PARSING);
  if (read.success) return done(read.data);
  const errors = fieldProblems(read.error).map(({ path, ...why }) => ({
    path: path === "" ? "decisions" : `decisions.${path}`,
    ...why,
  }));
  return refused("not-understood", requestReason(errors), { errors });
}
