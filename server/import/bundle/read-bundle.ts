import { createHash } from "node:crypto";
import { z } from "zod";
import type { Problem } from "@/lib/outcome";
import { reason, type Reason } from "@/lib/reason";
import { codePointLength } from "@/lib/text/code-points";
import { whyNotStructure } from "@/lib/text/structure";
import type { Structure } from "@/lib/text/document-text";
import { Zip, ZipRefusal } from "@/server/document/import/zip";
import { decodedText } from "../import-readers";
import { Places } from "./places";
import { BUNDLE_TABLES, BUNDLE_VERSION, FILES_OF, type BundleTable } from "./tables";

const manifestSchema = z.object({
  obelus: z.literal("bundle"),
  bundle: z.int().positive(),
  version: z.string().max(100),
  exportedAt: z.string().max(100),
  project: z.object({ id: z.uuid(), name: z.string().max(1_000) }),
});
type BundleManifest = z.infer<typeof manifestSchema>;

const personSchema = z.object({
  id: z.uuid(),
  name: z.string().min(1).max(500),
  formerNumber: z.int().min(1).max(1_000_000).nullable(),
});
export type BundlePerson = z.infer<typeof personSchema>;

/** What a bundle is and whom it names, once all its checksums were right. */
export interface InspectedBundle {
  readonly manifest: BundleManifest;
  readonly people: readonly BundlePerson[];
}

export interface BundleToRead {
  readonly bytes: Uint8Array;
  /** Of which new ids are made; null where ids stay as they are. */
  readonly salt: string | null;
  /** The people of the bundle, with the ids they have here. */
  readonly people: readonly (readonly [from: string, to: string])[];
}

/** Rows that are put in at once. */
interface Portion {
  /** A list of rows, as JSON. */
  readonly rows: string;
  /** Of the one row in it, what is stored beside it. */
  readonly bytes?: Uint8Array;
}

export interface TableToWrite {
  readonly name: string;
  readonly count: number;
  readonly portions: readonly Portion[];
}

export interface ReadBundle {
  readonly projectId: string;
  readonly settings: unknown;
  readonly tables: readonly TableToWrite[];
  /** Rows that name something which is not in the bundle, by table. */
  readonly leftOut: Readonly<Record<string, number>>;
}

export type BundleOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem; readonly why: Reason };

/** The most bytes of all files of a bundle together, and of all records, unpacked. */
const MAX_UNPACKED = 1_000_000_000;
const MAX_DATA = 250_000_000;
/** The most rows of a portion, and about the most characters. */
const ROWS_AT_ONCE = 500;
const LENGTH_AT_ONCE = 1_000_000;
/** The columns by which rows name rows of their own table that must be there before. */
const PARENTS: Readonly<Record<string, string>> = { Tag: "parentId", Attribution: "parentId" };

class NotUsable extends Error {
  constructor(
    readonly why: Reason,
    readonly problem: Problem = "not-understood",
  ) {
    super(why.key);
  }
}

function within<T>(read: () => T): BundleOutcome<T> {
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

/** Checks what a bundle says of itself, and every checksum. Runs in a thread of its own. */
export function inspectBundle(bytes: Uint8Array): BundleOutcome<InspectedBundle> {
  return within(() => {
    const zip = opened(bytes);
    const manifest = manifestIn(zip);
    checkSums(zip);
    const people = linesIn(zip, "data/people.jsonl").map(({ line, value }) => {
      const person = personSchema.safeParse(value);
      if (!person.success) throw unreadable("data/people.jsonl", line);
      return person.data;
    });
    return { manifest, people };
  });
}

function opened(bytes: Uint8Array): Zip {
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
const short = (name: string) => (name.length > 100 ? `${name.slice(0, 100)}…` : name);

function manifestIn(zip: Zip): BundleManifest {
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
function checkSums(zip: Zip): void {
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

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const unreadable = (name: string, line: number) =>
  new NotUsable(reason("Refusals.bundle.line", { name, line }));

interface Line {
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

function linesIn(zip: Zip, name: string): Line[] {
  const file = zip.read(name);
  if (!file) throw new NotUsable(reason("Refusals.bundle.missing", { name }));
  if (file.length > MAX_DATA) throw new ZipRefusal(reason("Refusals.file.bomb"));
  const text = decodedText(file);
  if (text === null) throw unreadable(name, 1);
  return text.split("\n").flatMap((words, at) => {
    if (words === "") return [];
    const value = jsonOf(words);
    if (value === undefined || UNKEPT.test(words) || !isWithin(value, MAX_DEPTH))
      throw unreadable(name, at + 1);
    return [{ line: at + 1, value }];
  });
}

type Row = Record<string, unknown>;

/** Reads the records of a bundle that {@link inspectBundle} lets pass, by the rules of each column. */
export function readBundle(bundle: BundleToRead): BundleOutcome<ReadBundle> {
  return within(() => new BundleReading(bundle).read());
}

class BundleReading {
  readonly #zip: Zip;
  readonly #salt: string | null;
  readonly #people: ReadonlyMap<string, string>;
  readonly #places = new Places();
  /** The ids of the rows that are taken, by table. */
  readonly #ids = new Map<string, Set<string>>();
  readonly #known = new Set<string>();
  readonly #leftOut: Record<string, number> = {};
  #projectId = "";
  #settings: unknown = {};
  #room = MAX_DATA;

  constructor({ bytes, salt, people }: BundleToRead) {
    this.#zip = opened(bytes);
    this.#salt = salt;
    this.#people = new Map(people);
  }

  read(): ReadBundle {
    const tables = BUNDLE_TABLES.map((table) => this.#table(table));
    return {
      projectId: this.#idOf(this.#projectId),
      settings: this.#settings,
      tables,
      leftOut: this.#leftOut,
    };
  }

  #table(table: BundleTable): TableToWrite {
    const { name } = table;
    const file = `data/${name}.jsonl`;
    const size = this.#zip.entries.find((entry) => entry.name === file)?.size ?? 0;
    this.#room -= size;
    if (this.#room < 0) throw new ZipRefusal(reason("Refusals.file.bomb"));
    const rows = linesIn(this.#zip, file).map((one) => this.#checked(table, file, one));
    if (name === "Project") this.#takeProject(rows.map(({ row }) => row));
    const ids = new Set(rows.flatMap(({ row }) => (typeof row.id === "string" ? [row.id] : [])));
    this.#ids.set(name, ids);
    for (const id of ids) this.#known.add(id);
    const kept = rows.filter(({ row, line }) => {
      if (name !== "Project" && row.projectId !== this.#projectId) {
        throw new NotUsable(reason("Refusals.bundle.elsewhere", { name: file, line }));
      }
      if (this.#isWhole(table, row)) return true;
      this.#leftOut[name] = (this.#leftOut[name] ?? 0) + 1;
      // What names a row that is left out is left out as well.
      if (typeof row.id === "string") ids.delete(row.id);
      return false;
    });
    for (const { row } of kept) this.#loosen(table, row);
    for (const { row, line } of kept) this.#checkPlaces(name, file, row, line);
    if (name === "Revision") this.#checkNewest();
    return { name, count: kept.length, portions: this.#portionsOf(table, kept) };
  }

  #checked({ columns }: BundleTable, name: string, { line, value }: Line) {
    if (typeof value !== "object" || value === null) throw unreadable(name, line);
    const row = value as Row;
    for (const column of Object.keys(row)) {
      if (!Object.hasOwn(columns, column)) throw wrongColumn(name, line, column);
    }
    for (const [column, { shape }] of Object.entries(columns)) {
      if (!Object.hasOwn(row, column) || !shape.safeParse(row[column]).success) {
        throw wrongColumn(name, line, column);
      }
    }
    return { row, line };
  }

  #takeProject(rows: readonly Row[]): void {
    const [row, ...others] = rows;
    const id = manifestIn(this.#zip).project.id;
    if (!row || others.length > 0 || row.id !== id) {
      throw new NotUsable(reason("Refusals.bundle.project"));
    }
    this.#projectId = id;
    this.#settings = row.settings;
  }

  /** Whether all it can not be without is in the bundle. */
  #isWhole({ columns }: BundleTable, row: Row): boolean {
    return Object.entries(columns).every(
      ([name, { to, isOptional }]) => isOptional === true || this.#isThere(to, row[name]),
    );
  }

  /** What else it names and is not there, it loses. */
  #loosen({ columns }: BundleTable, row: Row): void {
    for (const [name, { to }] of Object.entries(columns)) {
      if (!this.#isThere(to, row[name])) row[name] = null;
    }
  }

  #isThere(to: string | undefined, value: unknown): boolean {
    if (to === undefined || typeof value !== "string") return true;
    return to === "User" ? this.#people.has(value) : this.#ids.get(to)?.has(value) === true;
  }

  #documents = new Map<string, unknown>();

  #checkPlaces(table: string, name: string, row: Row, line: number): void {
    if (table === "Document") this.#documents.set(String(row.id), row.revisionNumber);
    if (table === "Revision") this.#checkText(row);
    if (!this.#places.fits(table, row)) {
      throw new NotUsable(reason("Refusals.bundle.place", { name, line }));
    }
  }

  #checkText(row: Row): void {
    const { documentId, number, text, structure } = row;
    const isText =
      typeof text === "string" &&
      text.isWellFormed() &&
      row.sha256 === sha256(text) &&
      row.length === text.length &&
      row.lengthInCodePoints === codePointLength(text) &&
      whyNotStructure({ text, structure: structure as Structure }) === null;
    if (!isText) throw new NotUsable(reason("Refusals.bundle.text"));
    this.#places.addText(documentId, number, text);
  }

  #checkNewest(): void {
    for (const [id, number] of this.#documents) {
      if (!this.#places.has(id, number)) throw new NotUsable(reason("Refusals.bundle.text"));
    }
  }

  #portionsOf(table: BundleTable, rows: readonly { readonly row: Row }[]): Portion[] {
    const prefix = (FILES_OF as Readonly<Record<string, string | undefined>>)[table.name];
    if (prefix !== undefined) {
      return rows.map(({ row }) => {
        const bytes = this.#zip.read(`files/${prefix}-${String(row.id)}`);
        if (table.name === "Archive") checkCopy(row, bytes);
        return {
          rows: `[${this.#written(table, row)}]`,
          ...(bytes ? { bytes: bytes.slice() } : {}),
        };
      });
    }
    const portions: Portion[] = [];
    const parent = PARENTS[table.name];
    let waiting: string[] = [];
    let length = 0;
    const end = () => {
      if (waiting.length > 0) portions.push({ rows: `[${waiting.join(",")}]` });
      waiting = [];
      length = 0;
    };
    for (const { row } of parent === undefined ? rows : parentsFirst(rows, parent)) {
      const words = this.#written(table, row);
      waiting.push(words);
      length += words.length;
      if (waiting.length >= ROWS_AT_ONCE || length >= LENGTH_AT_ONCE) end();
    }
    end();
    return portions;
  }

  /** A row as JSON, with the ids that it has here. */
  #written({ columns }: BundleTable, row: Row): string {
    const here = Object.entries(columns).map(([name, { to, isWords }]) => {
      const value = row[name];
      if (to === "User") return [name, typeof value === "string" ? this.#people.get(value) : null];
      return [name, isWords || this.#salt === null ? value : this.#renamed(value)];
    });
    return JSON.stringify(Object.fromEntries(here));
  }

  /** Ids of things of the bundle, wherever a value holds them. */
  #renamed(value: unknown): unknown {
    if (typeof value === "string") return this.#known.has(value) ? this.#idOf(value) : value;
    if (Array.isArray(value)) return value.map((one) => this.#renamed(one));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, this.#renamed(one)]),
    );
  }

  /** The same time in front, so that the order of ids stays. */
  #idOf(id: string): string {
    if (this.#salt === null) return id;
    const hash = sha256(`${this.#salt} ${id}`);
    return `${id.slice(0, 13)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
  }
}

/** Rows in an order in which each comes after the one it names; in a circle somebody has to be first. */
function parentsFirst<One extends { readonly row: Row }>(
  rows: readonly One[],
  name: string,
): One[] {
  const byId = new Map(rows.map((one) => [one.row.id, one]));
  const ordered = new Set<One>();
  for (const one of rows) {
    const above: One[] = [];
    const seen = new Set<One>();
    for (let at: One | undefined = one; at && !ordered.has(at) && !seen.has(at);) {
      seen.add(at);
      above.push(at);
      at = byId.get(at.row[name]);
    }
    for (const next of above.reverse()) ordered.add(next);
  }
  return [...ordered];
}

const wrongColumn = (name: string, line: number, column: string) =>
  new NotUsable(reason("Refusals.bundle.column", { name, line, column: short(column) }));

/** A copy of what an address answered is what its checksum says. */
function checkCopy(row: Row, bytes: Uint8Array | undefined): void {
  if (bytes && row.size === bytes.length && row.sha256 === sha256(bytes)) return;
  const name = `files/archive-${String(row.id)}`;
  throw new NotUsable(reason("Refusals.bundle.file", { name }));
}
