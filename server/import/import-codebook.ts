import "server-only";
import { MAX_CODES, type CodeDecision } from "@/lib/contract/code-terms";
import type { importCodebookCall } from "@/lib/contract/codebook-files";
import type { AnswerOf } from "@/lib/contract/operation";
import { codesOf } from "@/lib/format/codebook/code";
import { compareCodes, type ComparedCode } from "@/lib/format/codebook/compare";
import { CodebookReading, type UnreadCode } from "@/lib/format/codebook/incoming";
import { resolveCodes, type CheckedCode } from "@/lib/format/codebook/resolve";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason, type Reason } from "@/lib/reason";
import type { TagKind } from "@/lib/tag/codebook";
import { under } from "@/server/act/act";
import { PROJECT_PLACE } from "@/server/act/places";
import { tagsWhere } from "@/server/tag/read";
import { nextVersion } from "@/server/tag/revisions";
import { writeCodes } from "./write-codes";

type Answer = AnswerOf<typeof importCodebookCall>;

/** What an import does or would do, without words. */
export type ImportedCodebook = Omit<Answer, "unread" | "notices"> & {
  readonly unread: readonly UnreadCode[];
  readonly notices: readonly Reason[];
};

export interface ImportCodebookOptions {
  readonly dryRun: boolean;
  /** Of codes whose kind the file does not say. */
  readonly otherKind: TagKind;
  /** For codes that differ and are not decided on. */
  readonly undecided: CodeDecision;
  /** Whether uses of a tag that means something else now are to be looked at again. */
  readonly recheck: boolean;
  /** The version of the codebook that was decided on; null for any. */
  readonly version: number | null;
  /** By the keys of codes. */
  readonly decisions: Readonly<Record<string, CodeDecision>>;
}

/** Thousands of tags with their uses are a matter of seconds. */
const TIMEOUT_MS = 120_000;

/**
 * The codes of a file become tags: new ones are created, and where a name is taken a person has
 * decided which of the two stands, or that both do. All in one transaction, with a version of the
 * codebook and a numbered change for each tag. As a dry run nothing is written.
 */
export const importCodebook = under(PROJECT_PLACE)(
  "codebook.change",
  async (
    write,
    codes: readonly CheckedCode[],
    options: ImportCodebookOptions,
  ): Promise<Outcome<ImportedCodebook>> => {
    const { tx, projectId } = write;
    const before = (await nextVersion(tx, projectId)) - 1;
    if (options.version !== null && options.version !== before) {
      return refused("someone-was-faster", reason("Refusals.changed.codebook"), {
        more: { current: { version: before } },
      });
    }
    const tags = await tagsWhere(tx, { projectId });
    const ours = codesOf(tags).map((code, at) => ({ ...code, id: tags[at]?.id ?? "" }));
    const reading = new CodebookReading();
    const compared = compareCodes(resolveCodes(codes, ours, options.otherKind, reading), ours);
    const decided = compared.map((code) => ({ code, decision: decisionOn(code, options) }));
    const taken = decided.filter(({ code, decision }) => isTaken(code, decision));
    const added = taken.filter(({ decision }) => decision !== "theirs");
    if (tags.length + added.length > MAX_CODES) {
      return refused("too-large", reason("Refusals.codebookFile.tooManyTags", { tags: MAX_CODES }));
    }
    const written = await writeCodes(write, decided, tags, options);
    if (!written.ok) return written;
    const read = reading.finish();
    const order = new Map(compared.map(({ key, line }) => [key, line]));
    const answers = decided.map(({ code, decision }) => answerFor(code, decision));
    return done({
      version: options.dryRun ? before : (await nextVersion(tx, projectId)) - 1,
      created: added.length,
      changed: taken.length - added.length,
      kept: decided.filter(({ code, decision }) => code.state !== "same" && decision === "ours")
        .length,
      same: compared.filter(({ state }) => state === "same").length,
      kindless: codes.filter((code) => code.kind === undefined).length,
      codes: answers.toSorted((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0)),
      unread: read.ok ? read.value.unread : [],
      notices: read.ok ? read.value.notices : [],
    });
  },
  TIMEOUT_MS,
);

/** What becomes of a code; null for one that only says what is there, or that is simply new. */
function decisionOn(
  { key, state }: ComparedCode,
  { decisions, undecided }: ImportCodebookOptions,
): CodeDecision | null {
  const decision = Object.hasOwn(decisions, key) ? decisions[key] : undefined;
  if (state === "same") return null;
  if (state === "create") return decision === "ours" ? "ours" : null;
  return decision ?? undecided;
}

function isTaken({ state }: ComparedCode, decision: CodeDecision | null): boolean {
  return state !== "same" && decision !== "ours";
}

function answerFor(code: ComparedCode, decision: CodeDecision | null): Answer["codes"][number] {
  const { key, line, kind, slug, values, state, own, differences, valuesHere, beside } = code;
  return {
    key,
    line,
    kind,
    slug,
    label: values.label,
    state,
    tag: own && { id: own.id, slug: own.slug, label: own.label },
    differences: differences.map((field) => ({
      field,
      ours: own?.[field] ?? null,
      theirs: valuesHere[field] ?? null,
    })),
    beside,
    decision,
  };
}
