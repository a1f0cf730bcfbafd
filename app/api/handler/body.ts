import { refused, done, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";

/** The deepest nesting of a JSON body, and the most values it may hold. */
const MAX_DEPTH = 32;
const MAX_VALUES = 200_000;

/** The body's bytes; stops reading at `largest`. */
export async function bytesOf(request: Request, largest: number): Promise<Outcome<Uint8Array>> {
  const tooLarge = refused("too-large", reason("Validation.body.tooLarge", { bytes: largest }));
  if (Number(request.headers.get("content-length") ?? 0) > largest) return tooLarge;
  if (!request.body) return done(new Uint8Array());
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > largest) return tooLarge;
    chunks.push(chunk);
  }
  return done(Buffer.concat(chunks));
}

/** A JSON body without characters that the database or XML can not hold. */
export async function jsonOf(request: Request, largest: number): Promise<Outcome<unknown>> {
  const type = (request.headers.get("content-type") ?? "").split(";").map((part) => part.trim());
  const charset = type.find((part) => /^charset=/i.test(part));
  if (
    !/^application\/([\w.-]+\+)?json$/i.test(type[0] ?? "") ||
    (charset && !/utf-8/i.test(charset))
  )
    return refused("not-this-type", reason("Validation.body.notThisType"));
  const bytes = await bytesOf(request, largest);
  if (!bytes.ok) return bytes;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.value);
    const value: unknown = JSON.parse(text);
    const wrong = whyNotJson(value);
    return wrong
      ? refused("not-understood", reason("Validation.body.notKept", { problem: wrong.reason }), {
          errors: [wrong],
        })
      : done(value);
  } catch {
    return refused("not-understood", reason("Validation.body.notJson"));
  }
}

/** Texts have rules of their own (lib/text), which answer with a better sentence. */
const TEXT_FIELDS = new Set(["content"]);

/**
 * What of a JSON value can not be kept, or is too deep or too much, and where. Goes through it
 * without calling itself, so that no depth is too deep for the stack.
 */
export function whyNotJson(root: unknown) {
  let values = 0;
  const waiting: { value: unknown; path: string; depth: number }[] = [
    { value: root, path: "", depth: 0 },
  ];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const { value, path, depth } = at;
    if (++values > MAX_VALUES) return { path, reason: reason("Validation.body.tooManyValues") };
    if (depth > MAX_DEPTH) return { path: "", reason: reason("Validation.body.tooDeep") };
    if (typeof value === "string" && !TEXT_FIELDS.has(path) && !keepable(value)) {
      return { path, reason: reason("Validation.rules.well-formed") };
    }
    if (value === null || typeof value !== "object") continue;
    for (const [key, inner] of Object.entries(value)) {
      if (!keepable(key)) return { path, reason: reason("Validation.rules.well-formed") };
      waiting.push({ value: inner, path: path ? `${path}.${key}` : key, depth: depth + 1 });
    }
  }
  return null;
}

function keepable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000");
}
