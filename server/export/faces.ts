import "server-only";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FACES, faceRule, type Face } from "@/lib/format/html-faces";

const PACKAGES = join(process.cwd(), "node_modules", "@fontsource-variable");

/** A style element's content, and its SHA-256 in Base64 for the policy of the file. */
export interface FaceStyle {
  readonly css: string;
  readonly hash: string;
}

let styles: Promise<ReadonlyMap<Face, FaceStyle>> | undefined;

/**
 * The styles of all faces that an exported page may need, read once. The policy in its head has to
 * name them all, since which ones a file needs is known only at its end.
 */
export function faceStyles(): Promise<ReadonlyMap<Face, FaceStyle>> {
  styles ??= readStyles().catch((error: unknown) => {
    styles = undefined;
    throw error;
  });
  return styles;
}

async function readStyles(): Promise<ReadonlyMap<Face, FaceStyle>> {
  const read = FACES.map(async (face) => {
    const css = faceRule(face, (await readFile(fileOf(face))).toString("base64"));
    return [face, { css, hash: createHash("sha256").update(css).digest("base64") }] as const;
  });
  return new Map(await Promise.all(read));
}

function fileOf({ family, subset, style }: Face): string {
  const name = family.toLowerCase();
  return join(PACKAGES, name, "files", `${name}-${subset}-wght-${style}.woff2`);
}
