import { createHash } from "node:crypto";
import { z } from "zod";
import type { Problem } from "@/lib/outcome";
import { reason, type Reason } from "@/lib/reason";
import { Zip, ZipRefusal } from "@/server/document/import/zip";
import { decodedText } from "../import-readers";
import { BUNDLE_VERSION } from "./tables";

const manifestSchema = z.object({
  obelus: z.literal("bundle"),
  bundle: z.int().positive(),
  version: z.string().max(100),
  exportedAt: z.string().max(100),
  project: z.object({ id: z.uuid(), name: z.string().max(1_000) }),
});
export type BundleManifest = z.infer<typeof manifestSchema>;

export type BundleOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem; readonly why: Reason };

/** The most bytes of all files of a bundle together, and of all records, unpacked. */
const MAX_UNPACKED = 1_000_000_000;
export const MAX_DATA = 250_000_000;

/** A bundle that can not be taken, and why. */
export class NotUsable extends Error {
  constructor(
    readonly why: Reason,
    readonly problem: Problem = "not-understood",
  ) {
    super(why.key);
  }
}

/** What reading a bundle comes to: its refusals are an outcome. */
export function within<T>(read: () => T): BundleOutcome<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof NotUsable) return { ok: false, problem: error.problem, why: error.why };
    if (error instanceof ZipRefusal) {
      return { ok: false, problem: "not-understood", why: error.reason };
    }
    throw error;
  }
}

/** The archive, where no two of its files have one name, whatever the case of their letters. */
export function openBundle(bytes: Uint8Array): Zip {
  const zip = new Zip(bytes, MAX_UNPACKED);
  const there = new Set<string>();
  for (const { name } of zip.entries) {
    const key = name.normalize("NFC").toLowerCase();
    if (there.has(key)) throw new NotUsable(reason("Refusals.bundle.twice", { name: short(name) }));
    there.add(key);
  }
  return zip;
}

/** A name in a sentence. */
export const short = (name: string) => (name.length > 100 ? `${name.slice(0, 100)}…` : name);

/** What a bundle says of itself. */
export function manifestIn(zip: Zip): BundleManifest {
  const file = zip.read("manifest.json");
  const text = file && file.length < 1_000_000 ? decodedText(file) : null;
  const manifest = manifestSchema.safeParse(text === null ? null : jsonOf(text));
  if (!manifest.success) throw new NotUsable(reason("Refusals.bundle.notOne"), "not-this-type");
  const { bundle: version } = manifest.data;
  if (version > BUNDLE_VERSION) {
    throw new NotUsable(reason("Refusals.bundle.newer", { version, known: BUNDLE_VERSION }));
  }
  return manifest.data;
}

/** Every file is in the list, and as it was written. */
export function checkSums(zip: Zip): void {
  const list = zip.read("SHA256SUMS");
  if (!list) throw new NotUsable(reason("Refusals.bundle.missing", { name: "SHA256SUMS" }));
  const sums = new Map<string, string>();
  for (const line of (decodedText(list) ?? "").split("\n")) {
    const [, sum, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sum !== undefined && name !== undefined) sums.set(name, sum);
  }
  for (const { name } of zip.entries) {
    if (name === "SHA256SUMS") continue;
    const sum = sums.get(name);
    if (sum === undefined) {
      throw new NotUsable(reason("Refusals.bundle.unlisted", { name: short(name) }));
    }
    if (sha256(zip.read(name) ?? new Uint8Array()) !== sum) {
      throw new NotUsable(reason("Refusals.bundle.changed", { name: short(name) }));
    }
    sums.delete(name);
  }
  const [missing] = sums.keys();
  if (missing !== undefined) {
    throw new NotUsable(reason("Refusals.bundle.missing", { name: short(missing) }));
  }
}

export const sha256 = (bytes: Uint8Array | string) =>
  createHash("sha256").update(bytes).digest("hex");

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const unreadable = (name: string, line: number) =>
  new NotUsable(reason("Refusals.bundle.line", { name, line }));

/** A record of a file. */
export interface Line {
  /** In the file, from 1. */
  readonly line: number;
  readonly value: unknown;
}

/** Characters that the database can not hold, as JSON.stringify writes them. */
const UNKEPT = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** How deep values may lie in one another; what goes through them calls itself. */
const MAX_DEPTH = 32;

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((one) => isWithin(one, depth - 1));
}

/** The records of a file, each on a line of its own. */
export function linesIn(zip: Zip, name: string): Line[] {
  const file = zip.read(name);
  if (!file) throw new NotUsable(reason("Refusals.bundle.missing", { name }));
  if (file.length > MAX_DATA) throw new ZipRefusal(reason("Refusals.file.bomb"));
  const text = decodedText(file);
  if (text === null) throw unreadable(name, 1);
  return text.split("\n").flatMap((words, at) => {
    if (words === "") return [];
    const value = jsonOf(words);
    if (value === undefined || UNKEPT.test(words) || !isWithin(value, MAX_DEPTH)) {
      throw unreadable(name, at + 1);
    }
    return [{ line: at + 1, value }];
  });
}
