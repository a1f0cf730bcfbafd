import "server-only";
import { z } from "zod";
import { authoritiesIn } from "@/lib/contract/authority";
import type { authorityEntry } from "@/lib/contract/authority-search";
import { reason, type Reason } from "@/lib/reason";
import { perProcess } from "@/server/platform/process";
import { readAtMost, TooLongError } from "@/server/platform/read-at-most";

type Entry = z.infer<typeof authorityEntry>;

/** How many services a server may name. */
const MAX_SERVICES = 10;
/** How many entries a service is asked for. */
const ENTRIES = 8;
/** How long a service has to answer, in milliseconds. */
const TIME_MS = 15_000;
/** The longest answer that is read, in bytes. */
const MAX_ANSWER = 1_000_000;
/** The longest words of a service that are passed on, in UTF-16 code units. */
const MAX_WORDS = 500;

/** What OBELUS_AUTHORITY_URLS names; none while nobody may be asked. Throws with a sentence. */
export function authorityServices(): readonly URL[] {
  if (process.env.OBELUS_FETCH?.trim() === "off") return [];
  const named = (process.env.OBELUS_AUTHORITY_URLS ?? "").split(/[\s,]+/).filter(Boolean);
  if (named.length > MAX_SERVICES) {
    throw new Error(`OBELUS_AUTHORITY_URLS may name at most ${MAX_SERVICES} addresses.`);
  }
  return named.map((one) => {
    const url = URL.canParse(one) ? new URL(one) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
      throw new Error(
        "OBELUS_AUTHORITY_URLS must hold addresses like https://wikidata.reconci.link/en/api, with commas between and no passwords.",
      );
    }
    return url;
  });
}

const MANIFEST = z.object({
  name: z.string(),
  identifierSpace: z.string().optional(),
  view: z.object({ url: z.string() }).optional(),
});

const words = z.string().nullish();
const RESULT = z.object({
  q0: z.object({
    result: z.array(
      z.object({
        id: z.union([z.string(), z.number()]).transform(String),
        name: z.string(),
        description: words,
        match: z.boolean().nullish(),
        type: z
          .array(z.union([z.string(), z.object({ name: words })]))
          .nullish()
          .catch(null),
      }),
    ),
  }),
});

type Manifest = z.infer<typeof MANIFEST>;

const manifests = perProcess("authority services", () => new Map<string, Manifest>());

export interface ServiceAnswer {
  readonly service: string;
  readonly entries: readonly Entry[];
  /** Why there are none, where it did not answer. */
  readonly why: Reason | null;
}

/**
 * Asks a service for entries by a name, as the Reconciliation Service API 0.2 of the W3C Entity
 * Reconciliation Community Group says: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/.
 */
export async function askService(
  url: URL,
  name: string,
  signal: AbortSignal,
): Promise<ServiceAnswer> {
  const ends = AbortSignal.any([signal, AbortSignal.timeout(TIME_MS)]);
  const known = manifests.get(url.href);
  const answer = (entries: readonly Entry[], why: Reason | null, service = known?.name) => ({
    service: (service ?? url.hostname).slice(0, MAX_WORDS),
    entries,
    why,
  });
  try {
    const manifest = known ?? MANIFEST.safeParse(await get(url, ends)).data;
    if (!manifest) return answer([], reason("Refusals.authority.unreadable"));
    manifests.set(url.href, manifest);
    const queries = JSON.stringify({ q0: { query: name, limit: ENTRIES } });
    const body = new URLSearchParams({ queries });
    const read = RESULT.safeParse(await get(url, ends, body));
    if (!read.success) return answer([], reason("Refusals.authority.unreadable"), manifest.name);
    const entries = read.data.q0.result
      .slice(0, ENTRIES)
      .flatMap((one) => entryOf(one, manifest) ?? []);
    return answer(entries, null, manifest.name);
  } catch (error) {
    if (error instanceof TooLongError) return answer([], reason("Refusals.authority.tooLong"));
    const isLate = ends.aborted && !signal.aborted;
    const seconds = TIME_MS / 1_000;
    return answer(
      [],
      isLate
        ? reason("Refusals.authority.tooSlow", { seconds })
        : reason("Refusals.authority.unreachable"),
    );
  }
}

/** An entry with the identifier by which it is stored; null where it has none that can be named. */
function entryOf(
  { id, name, description, match, type }: z.infer<typeof RESULT>["q0"]["result"][number],
  { name: service, identifierSpace, view }: Manifest,
): Entry | null {
  const page = view?.url.includes("{{id}}") ? view.url.replace("{{id}}", id) : "";
  const [authority] = authoritiesIn(`${identifierSpace ?? ""}${id}`).concat(authoritiesIn(page));
  const url = authority?.url ?? page;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return null;
  const types = (type ?? []).map((one) => (typeof one === "string" ? one : (one.name ?? "")));
  return {
    service: service.slice(0, MAX_WORDS),
    identifier: authority ? `${authority.scheme}:${authority.id}` : url,
    url,
    name: name.slice(0, MAX_WORDS),
    description: (description ?? "").slice(0, MAX_WORDS),
    types: types.filter((one) => one !== "").slice(0, 3),
    match: match ?? false,
  };
}

/** What a service answers as JSON; undefined where it is none, or an error. */
async function get(url: URL, signal: AbortSignal, body?: URLSearchParams): Promise<unknown> {
  const headers = { accept: "application/json" };
  const question = { headers, signal, redirect: "error" } as const;
  const response = await fetch(url, body ? { ...question, method: "POST", body } : question);
  if (!response.ok) {
    await response.body?.cancel();
    return undefined;
  }
  const json = await readAtMost(response, MAX_ANSWER);
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
