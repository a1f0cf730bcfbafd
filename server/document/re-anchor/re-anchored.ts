import "server-only";
import type { Segment } from "@/lib/annotation/annotation";
import type { ReAnchoredTarget } from "@/lib/anchor/re-anchor";
import { done, type Outcome } from "@/lib/outcome";
import type { ReadClient } from "@/server/platform/db";
import { inPortions } from "@/server/platform/in-portions";
import { runTask } from "@/server/platform/workers";
import { RE_ANCHOR } from "./targets";
import { revisionText } from "../revision-text";

/** Where something points, and the revision in which its offsets count. */
export interface AnchoredPlace {
  readonly revision: number;
  readonly target: readonly Segment[];
}

/**
 * The places of targets of a document on its new text. Most are found before anything is locked;
 * under the lock only those that were made or changed meanwhile are left.
 */
export class ReAnchored {
  private readonly known = new Map<string, ReAnchoredTarget>();

  constructor(
    private readonly documentId: string,
    private readonly after: string,
  ) {}

  /** Finds the places of those that are not known yet. Refused when it takes too long. */
  async find(from: ReadClient, places: readonly AnchoredPlace[]): Promise<Outcome<null>> {
    const byRevision = new Map<number, Map<string, readonly Segment[]>>();
    for (const one of places) {
      const key = keyOf(one);
      if (this.known.has(key)) continue;
      const targets = byRevision.get(one.revision) ?? new Map<string, readonly Segment[]>();
      byRevision.set(one.revision, targets.set(key, one.target));
    }
    for (const [revision, targets] of byRevision) {
      const before = await revisionText(from, this.documentId, revision);
      if (!before) continue;
      // In portions, since what a thread answers is taken apart in the main thread.
      for await (const portion of inPortions([...targets])) {
        const input = {
          before: before.text,
          after: this.after,
          targets: portion.map(([, target]) => target),
        };
        const found = await runTask(RE_ANCHOR, input);
        if (!found.ok) return found;
        portion.forEach(([key], i) => {
          const target = found.value[i];
          if (target) this.known.set(key, target);
        });
      }
    }
    return done(null);
  }

  /** Where it is now; undefined when its revision is gone or it was not asked for. */
  get(place: AnchoredPlace): ReAnchoredTarget | undefined {
    return this.known.get(keyOf(place));
  }
}

function keyOf({ revision, target }: AnchoredPlace): string {
  return `${revision} ${JSON.stringify(target)}`;
}
