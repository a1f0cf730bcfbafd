"use client";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { later } from "@/components/ui/later";
import { STANCE_SIGNS } from "@/components/annotation/stance-signs";
import type { Evidence } from "@/components/claims/evidence";
import type { Span } from "@/lib/span/span";
import { useReaderContext } from "../../context/reader-context";
import { isInViewportWindow, useViewportWindow } from "../../surface/use-viewport-window";
import { useEvidence } from "../../context/use-evidence";
import { CitedItem } from "./cited-item";
import styles from "./claim.module.css";

const CitedMark = later(async () => (await import("../../later-parts")).CitedMark, {
  Meanwhile: ({ evidence }: { readonly evidence: Evidence }) => (
    <span className={styles.stance}>{STANCE_SIGNS[evidence.stance]}</span>
  ),
});

interface Line {
  readonly key: string;
  /** The evidence whose sign stands below its first line. */
  readonly evidence: Evidence | null;
  readonly top: number;
  readonly left: number;
  readonly width: number;
}

/**
 * The words of this document that are cited as evidence: underlined in the text, and listed below
 * it with the claim they bear on. `layout` counts changes of the text's layout.
 */
export function Cited({ layout }: { layout: number }) {
  const t = useTranslations("Cited");
  const { reading, surface } = useReaderContext();
  const { documentId, revision } = reading.place;
  const items = useEvidence("document", documentId);
  const windowSpan = useViewportWindow(layout, items.length > 0);
  const box = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const spansById = useMemo(
    () => new Map(items.map((item) => [item.id, spansOf(item, revision, reading.index.toUtf16)])),
    [items, revision, reading],
  );

  useLayoutEffect(() => {
    const handle = surface();
    if (!handle || !box.current) return;
    const origin = handle.originOf(box.current);
    const next = items.flatMap((evidence) => {
      const { id } = evidence;
      const spans = spansById.get(id) ?? [];
      if (!isInViewportWindow(windowSpan, spans)) return [];
      return handle.linesOf(spans).map(({ left, right, bottom }, i) => ({
        key: `${id} ${i}`,
        evidence: i === 0 ? evidence : null,
        top: bottom - origin.top,
        left: left - origin.left,
        width: right - left,
      }));
    });
    setLines((before) => (before.length === 0 && next.length === 0 ? before : next));
  }, [items, spansById, surface, windowSpan, layout]);

  const jumped = useRef(false);
  useEffect(() => {
    const id = window.location.hash.replace(/^#cited-/, "");
    const spans = spansById.get(id);
    if (jumped.current || !spans || spans.length === 0 || layout === 0) return;
    jumped.current = true;
    surface()?.reveal(spans);
  }, [spansById, surface, layout]);

  if (items.length === 0) return <div ref={box} className={styles.marks} />;
  return (
    <>
      <div ref={box} className={styles.marks} data-print="no">
        {lines.map(({ key, evidence, ...place }) => (
          <span key={key} className={styles.mark} style={place}>
            {evidence && <CitedMark evidence={evidence} />}
          </span>
        ))}
      </div>
      <section className={styles.cited} aria-label={t("citedHere")} data-print="no">
        <h2>{t("citedHere")}</h2>
        <div className={styles.claims}>
          {items.map((evidence) => (
            <CitedItem
              key={evidence.id}
              evidence={evidence}
              onWords={() => surface()?.reveal(spansById.get(evidence.id) ?? [])}
              isInText={(spansById.get(evidence.id) ?? []).length > 0}
            />
          ))}
        </div>
      </section>
    </>
  );
}

/** The cited words as UTF-16 spans of the open text; none if they belong to another revision. */
function spansOf(
  { target, revision }: Evidence,
  read: number,
  toUtf16: (point: number) => number | null,
): readonly Span[] {
  if (revision !== read) return [];
  return (target ?? []).flatMap(({ start, end }) => {
    const [from, to] = [toUtf16(start), toUtf16(end)];
    return from === null || to === null || from >= to ? [] : [{ start: from, end: to }];
  });
}
