import { reason } from "@/lib/reason";
import { codePointLength } from "@/lib/text/code-points";
import { whyNotStructure } from "@/lib/text/structure";
import type { Structure } from "@/lib/text/document-text";
import { ZipRefusal, type Zip } from "@/server/document/import/zip";
import {
  linesIn,
  manifestIn,
  MAX_DATA,
  NotUsable,
  openBundle,
  sha256,
  short,
  unreadable,
  within,
  type BundleOutcome,
  type Line,
} from "./bundle-file";
import { Places } from "./places";
import { BUNDLE_TABLES, FILES_OF, type BundleTable } from "./tables";

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

/** The most rows of a portion, and about the most characters. */
const ROWS_AT_ONCE = 500;
const LENGTH_AT_ONCE = 1_000_000;
/** The columns by which rows name rows of their own table that must be there before. */
const PARENTS: Readonly<Record<string, string>> = { Tag: "parentId", Attribution: "parentId" };

type Row = Record<string, unknown>;

/** Reads the records of a bundle that inspect-bundle.ts lets pass, by the rules of each column. */
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
    this.#zip = openBundle(bytes);
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
