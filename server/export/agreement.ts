import "server-only";
import { createHash } from "node:crypto";
import { MAX_DRAWN } from "@/lib/agreement/ribbons";
import {
  htmlNoAgreement,
  AGREEMENT_STYLE,
  RIBBONS,
  ribbonStyle,
} from "@/lib/format/html-agreement";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { codedText, codersOfText } from "@/server/measure/agreement/on-text";
import { read } from "@/server/platform/db";
import { runTask } from "@/server/platform/workers";
import { WRITE_AGREEMENT } from "./agreement-task";
import type { FaceStyle } from "./faces";
import { NoLonger, written } from "./pages";
import type { AgreementChoice, DocumentToExport } from "./source";
import { WORDS } from "./words";

const styled = (css: string): FaceStyle => ({
  css,
  hash: createHash("sha256").update(css).digest("base64"),
});

/**
 * The styles that sections of agreement may need: the first in every file that has them, then one for
 * each number of ribbons. The policy of a file has to name them all.
 */
const BASE = styled(AGREEMENT_STYLE);
const BY_RIBBONS: ReadonlyMap<number, FaceStyle> = new Map(
  RIBBONS.map((ribbons) => [ribbons, styled(ribbonStyle(ribbons))]),
);

export const AGREEMENT_HASHES = [BASE, ...BY_RIBBONS.values()].map(({ hash }) => hash);

/** The styles of a file whose texts have so many ribbons. */
export function agreementStyles(ribbons: ReadonlySet<number>): string[] {
  return [BASE.css, ...[...ribbons].flatMap((each) => BY_RIBBONS.get(each)?.css ?? [])];
}

interface WrittenAgreement {
  readonly html: Uint8Array | string;
  /** How many ribbons its text has; 0 where nothing is drawn. */
  readonly ribbons: number;
}

/** Where people agree on a document, as the viewer may see it now; asks anew whether they may. */
export async function agreementIn(
  viewer: Viewer,
  { id, projectId, title }: DocumentToExport,
  choice: AgreementChoice,
  prefix: string,
): Promise<WrittenAgreement> {
  if (whyNot("export.read", await findDocumentAccess(read, viewer, id))) throw new NoLonger();
  const nothing = (why: "tooFew" | "tooMany") => {
    return { html: htmlNoAgreement(title, prefix, why, WORDS), ribbons: 0 };
  };
  const who = await codersOfText(viewer, projectId, id, choice.coders);
  if (!who.ok) return nothing(who.problem === "too-costly" ? "tooMany" : "tooFew");
  // Not every document of a project was annotated by everybody who is named.
  if (who.value.coders.size < 2) return nothing("tooFew");
  const coded = await codedText(viewer, who.value, choice);
  if (!coded.ok) return nothing(coded.problem === "too-costly" ? "tooMany" : "tooFew");
  const { compared, coders, labels, unplaced } = coded.value;
  const about = { title, coders: coders.map(({ name }) => name), labels, unplaced };
  const html = written(await runTask(WRITE_AGREEMENT, { compared, about, prefix, words: WORDS }));
  return { html, ribbons: Math.min(coders.length, MAX_DRAWN) };
}
