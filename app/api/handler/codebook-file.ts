import { codeDecisions, MAX_CODEBOOK_BYTES } from "@/lib/contract/codebook-files";
import { codeFields } from "@/lib/contract/tags";
import { TAG_KINDS } from "@/lib/contract/terms";
import { type CodeDecision } from "@/lib/contract/code-terms";
import type { IncomingCode, ReadCodebook, UnreadCode } from "@/lib/format/codebook/incoming";
import type { CheckedCode } from "@/lib/format/codebook/resolve";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { bytesOf, whyNotJson } from "./body";
import { formWithFile } from "./form";
import { fieldProblems, PARSING, requestReason } from "./validation";

interface SentCodebook {
  readonly bytes: Uint8Array;
  readonly decisions: Readonly<Record<string, CodeDecision>>;
}

/** A codebook's file as it was sent: the body, or of a form the `file` with the `decisions`. */
export async function sentCodebook(request: Request): Promise<Outcome<SentCodebook>> {
  const bytes = await bytesOf(request, MAX_CODEBOOK_BYTES);
  if (!bytes.ok) return bytes;
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data/i.test(type)) return done({ bytes: bytes.value, decisions: {} });
  const body = bytes.value as Uint8Array<ArrayBuffer>;
  const sent = await formWithFile(new Response(body, { headers: { "content-type": type } }));
  if (!sent.ok) return sent;
  const { form, file } = sent.value;
  const decisions = decisionsIn(form.get("decisions"));
  if (!decisions.ok) return decisions;
  return done({ bytes: new Uint8Array(await file.arrayBuffer()), decisions: decisions.value });
}

function decisionsIn(sent: FormDataEntryValue | null): Outcome<SentCodebook["decisions"]> {
  if (sent === null) return done({});
  let json: unknown;
  try {
    json = JSON.parse(typeof sent === "string" ? sent : "");
  } catch {
    return refused("not-understood", reason("Refusals.codebookFile.decisions"), {
      errors: [{ path: "decisions", reason: reason("Refusals.codebookFile.decisions") }],
    });
  }
  const read = codeDecisions.safeParse(json, PARSING);
  if (read.success) return done(read.data);
  const errors = fieldProblems(read.error).map(({ path, ...why }) => ({
    path: path === "" ? "decisions" : `decisions.${path}`,
    ...why,
  }));
  return refused("not-understood", requestReason(errors), { errors });
}

/** The codes of a file by the rules that hold for tags, and with the others what is wrong with them. */
export function checkedCodes({ codes, unread }: Pick<ReadCodebook, "codes" | "unread">): {
  readonly codes: readonly CheckedCode[];
  readonly unread: readonly UnreadCode[];
} {
  const checked: CheckedCode[] = [];
  const wrong = [...unread];
  for (const one of codes) {
    const code = checkedCode(one);
    if ("why" in code) wrong.push(code);
    else checked.push(code);
  }
  return { codes: checked, unread: wrong };
}

function checkedCode(code: IncomingCode): CheckedCode | UnreadCode {
  const { line, names, label, fields } = code;
  const name = (typeof label === "string" && label !== "" ? label : (names[0] ?? "")).slice(0, 200);
  const kind = code.kind === undefined ? undefined : kindNamed(code.kind);
  if (kind === null) {
    return { line, name, why: reason("Refusals.codebookFile.kind", { kinds: [...TAG_KINDS] }) };
  }
  const slug = typeof code.slug === "string" ? code.slug : undefined;
  const values = { ...fields, label: label ?? slug };
  const unkept = whyNotJson(values);
  if (unkept) return { line, name, why: unkept.reason };
  const read = codeFields.safeParse(values, PARSING);
  if (!read.success) return { line, name, why: requestReason(fieldProblems(read.error)) };
  const parent = placeNamed(code.parent);
  const mergedInto = placeNamed(code.mergedInto);
  return {
    line,
    names,
    values: read.data,
    ...(kind === undefined ? {} : { kind }),
    ...(slug === undefined ? {} : { slug }),
    ...(parent === undefined ? {} : { parent }),
    ...(mergedInto === undefined ? {} : { mergedInto }),
  };
}

function kindNamed(kind: unknown) {
  const name = typeof kind === "string" ? kind.trim().toLowerCase() : "";
  return TAG_KINDS.find((one) => one === name) ?? null;
}

function placeNamed(place: unknown): string | null | undefined {
  return typeof place === "string" || place === null ? place : undefined;
}
