import "server-only";
import { z } from "zod";
import { MAX_ORIGIN } from "@/lib/contract/terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { readAtMost, TooLongError } from "@/server/platform/read-at-most";

/** The model that people may ask, as the environment names it. */
interface ModelSettings {
  readonly url: URL;
  readonly name: string;
  readonly key: string;
}

/** What OBELUS_MODEL_URL, _NAME and _KEY say; null while no model is asked. Throws with a sentence. */
export function modelSettings(): ModelSettings | null {
  const configured = process.env.OBELUS_MODEL_URL?.trim();
  if (!configured) return null;
  const url = URL.canParse(configured) ? new URL(configured) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    // It may hold a password, so it is not repeated.
    throw new Error("OBELUS_MODEL_URL must be a URL like http://127.0.0.1:11434/v1.");
  }
  if (!url.pathname.endsWith("/chat/completions")) {
    url.pathname = `${url.pathname.replace(/\/+$/, "")}/chat/completions`;
  }
  if (url.username !== "" || url.password !== "") {
    throw new Error("OBELUS_MODEL_URL may hold no password. OBELUS_MODEL_KEY is for a key.");
  }
  const name = (process.env.OBELUS_MODEL_NAME?.trim() || "default").slice(0, MAX_ORIGIN);
  return { url, name, key: process.env.OBELUS_MODEL_KEY?.trim() ?? "" };
}

/** What the model is called, for people and as the origin of its suggestions; null where there is none. */
export function modelName(): string | null {
  return modelSettings()?.name ?? null;
}

/** How long a model has to answer, in milliseconds: small ones on small machines take their time. */
const TIME_MS = 100_000;
/** The longest answer that is read, in bytes. */
const MAX_ANSWER = 2_000_000;

export interface Message {
  readonly role: "system" | "user";
  readonly content: string;
}

const COMPLETION = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/**
 * Asks the model over the chat completions of the OpenAI API, as llama.cpp, Ollama, vLLM and LM Studio
 * speak it, for JSON of a form. Servers that do not know `response_format` are asked without it. What
 * the model answers is checked against `shape`, which may take more than was asked for; whatever goes
 * wrong is a refusal with a sentence.
 */
export async function askModel<T>(
  settings: ModelSettings,
  messages: readonly Message[],
  form: z.ZodType,
  shape: z.ZodType<T>,
  signal: AbortSignal,
): Promise<Outcome<T>> {
  const ends = AbortSignal.any([signal, AbortSignal.timeout(TIME_MS)]);
  const question = { messages, temperature: 0 };
  const json_schema = { name: "suggestions", schema: z.toJSONSchema(form) };
  const response_format = { type: "json_schema", json_schema };
  try {
    let response = await post(settings, { ...question, response_format }, ends);
    // A server that does not know the field says so.
    if (response.status === 400 || response.status === 422) {
      await response.body?.cancel();
      response = await post(settings, question, ends);
    }
    if (!response.ok) {
      await response.body?.cancel();
      return notUsable("Refusals.model.status", { status: response.status });
    }
    return read(await readAtMost(response, MAX_ANSWER), shape);
  } catch (error) {
    if (error instanceof TooLongError) return notUsable("Refusals.model.tooLong");
    const isLate = ends.aborted && !signal.aborted;
    return isLate
      ? notUsable("Refusals.model.tooSlow", { seconds: TIME_MS / 1_000 })
      : notUsable("Refusals.model.unreachable");
  }
}

function notUsable(
  key: `Refusals.model.${"status" | "unreadable" | "tooLong" | "tooSlow" | "unreachable"}`,
  params?: Readonly<Record<string, number>>,
) {
  return refused("model-not-usable", reason(key, params));
}

function post({ url, name, key }: ModelSettings, body: object, signal: AbortSignal) {
  return fetch(url, {
    method: "POST",
    redirect: "error",
    headers: {
      "content-type": "application/json",
      ...(key === "" ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ model: name, ...body }),
    signal,
  });
}

/** The JSON in what the model wrote: some put words or a fence around it. */
function read<T>(words: string, shape: z.ZodType<T>): Outcome<T> {
  const completion = COMPLETION.safeParse(parsed(words));
  const content = completion.data?.choices[0]?.message.content ?? "";
  const json = content.slice(content.indexOf("{"), content.lastIndexOf("}") + 1);
  const answer = shape.safeParse(parsed(json));
  return answer.success ? done(answer.data) : notUsable("Refusals.model.unreadable");
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}
