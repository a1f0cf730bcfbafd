import { codeDecisions, MAX_CODEBOOK_BYTES } from "@/lib/contract/codebook-files";
import { codeFields } from "@/lib/contract/tags";
import { TAG_KINDS } from "@/lib/contract/terms";
import type { IncomingCode, ReadCodebook, UnreadCode } from "@/lib/format/codebook/incoming";
import type { CheckedCode } from "@/lib/format/codebook/resolve";
import { reason } from "@/lib/reason";
import { whyNotJson } from "./body";
import { sentWithDecisions } from "./file-with-decisions";
import { fieldProblems, PARSING, requestReason } from "./validation";

/** A codebook's file as it was sent: the body, or of a form the `file` with the `decisions`. */
export function sentCodebook(request: Request) {
  return sentWithDecisions(request, {
    largest: MAX_CODEBOOK_BYTES,
    shape: codeDecisions,
    notUnderstood: reason("Refusals.codebookFile.decisions"),
  });
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
