import "server-only";
import { HEDGES } from "@/lib/annotation/certainty";
import { hasPlace } from "@/lib/annotation/annotation";
import type { Painted } from "@/lib/format/html-text";
import type { AnnotationColumns } from "@/server/annotation/row";
import { SEGMENTS } from "@/server/platform/json-columns";
import type { Task } from "@/server/platform/workers";

interface SignsToPaint {
  /** JSON: the values of each column that a sign shows, in the order of the annotations. */
  readonly columns: string;
  readonly ids: readonly string[];
  /** The number of the first of them in the file. */
  readonly first: number;
  /** The revision whose text is written: what lies in another one, or nowhere, has no sign. */
  readonly revision: number;
}

export interface PaintedSigns {
  /** JSON, so that no thread copies an object for each of them: a list of {@link Painted}. */
  readonly painted: string;
  /** Who speaks in which of the annotations. */
  readonly speakers: readonly (readonly [id: string, name: string])[];
}

type Name = "kind" | "status" | "anchor" | "confidence" | "revision" | "target";

type Columns = { readonly [Each in Name]: readonly AnnotationColumns[Each][] } & {
  readonly commitments: readonly (readonly string[] | null)[];
  readonly speaker: readonly (string | null)[];
};

/** What is drawn of the annotations of a page. */
export function paintSigns({ columns, ids, first, revision }: SignsToPaint): PaintedSigns {
  const values = JSON.parse(columns) as Columns;
  const speakers: [string, string][] = [];
  const painted: Painted[] = [];
  ids.forEach((id, at) => {
    const speaker = values.speaker[at];
    if (speaker) speakers.push([id, speaker]);
    const [kind, status, anchor] = [values.kind[at], values.status[at], values.anchor[at]];
    if (!kind || !status || !anchor || !hasPlace({ anchor })) return;
    if (values.revision[at] !== revision) return;
    const target = SEGMENTS.read(values.target[at] ?? null, id);
    painted.push({
      number: first + at,
      kind,
      status,
      anchor,
      confidence: values.confidence[at] ?? null,
      hedge: HEDGES.find((each) => values.commitments[at]?.includes(each)) ?? null,
      target: target.map(({ start, end }) => ({ start, end })),
    });
  });
  return { painted: JSON.stringify(painted), speakers };
}

export const PAINT_SIGNS: Task<SignsToPaint, PaintedSigns> = {
  name: "paintSigns",
  run: paintSigns,
  timeoutMs: 60_000,
  isShort: ({ columns }) => columns.length < 50_000,
};
