import { existsSync, readdirSync, readFileSync } from "node:fs";

/** A measured figure beside its goal. */
export interface Row {
  readonly name: string;
  readonly figure: number;
  readonly goal:
    | { readonly atLeast: number; readonly atMost?: undefined }
    | { readonly atMost: number; readonly atLeast?: undefined };
  /** Of how many cases, where the figure is a count. */
  readonly of?: number;
}

/** What one section of the bench measures. */
export interface Section {
  readonly title: string;
  /** Which data was measured, and how many cases it has. */
  readonly data: string;
  readonly rows: readonly Row[];
  /** One line for each case that came out wrong; printed with OBELUS_BENCH_ERRORS=1. */
  readonly wrong: readonly string[];
}

export type Measure = () => Section | Promise<Section>;

/**
 * The text of a file in the folder `shared` beside the repository or one level further up, null
 * where it is not there.
 */
export function readShared(path: string): string | null {
  const file = findShared(path);
  return file ? readFileSync(file, "utf8") : null;
}

/** The texts of all files of a folder in `shared`, in the order of their names. */
export function sharedFiles(path: string): string[] {
  const folder = findShared(`${path}/`);
  if (!folder) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(new URL(name, folder), "utf8"));
}

/** The names in a folder of `shared`, in order; none where it is not there. */
export function listShared(path: string): string[] {
  const folder = findShared(path);
  return folder ? readdirSync(folder).sort() : [];
}

function findShared(path: string): URL | undefined {
  return ["../../../shared/", "../../../../shared/"]
    .map((folder) => new URL(`${folder}${path}`, import.meta.url))
    .find((one) => existsSync(one));
}
