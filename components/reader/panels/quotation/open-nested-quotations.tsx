"use client";
import { useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Annotation } from "@/lib/annotation/annotation";
import "@/messages/card";
import { useReaderContext, useReading } from "../../context/reader-context";
import { isInViewportWindow, useViewportWindow } from "../../surface/use-viewport-window";
import { isOutline } from "../../model/outline";
import { nested } from "../../model/quotation-nesting";
import styles from "./quotation.module.css";

interface Bracket {
  readonly id: string;
  readonly path: string;
  readonly isOpen: boolean;
  readonly name: string;
}

interface Role {
  readonly key: string;
  readonly role: "cue" | "speaker" | "addressee";
  readonly isFirst: boolean;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** In CSS pixels: from the text to the innermost bracket, between two brackets, and the arms. */
const GAP = 8;
const STEP = 7;
const ARM = 5;
const ROLES = ["cue", "speaker", "addressee"] as const;

/**
 * Draws a bracket beside the lines of every quotation that is nested in another or contains one,
 * inner ones closer to the text; and, while a quotation's card is open, a line under the words that
 * say who speaks to whom. Decorative: the card says the same in words.
 */
export function OpenNestedQuotations({ layout }: { layout: number }) {
  const t = useTranslations("Attribution");
  const { reading, surface } = useReaderContext();
  // Deferred, since the lines in the text should be drawn first.
  const shown = useDeferredValue(useReading((state) => state.shown));
  const openId = useReading((state) => state.openId);
  const open = useReading((state) => (state.openId ? state.byId.get(state.openId) : undefined));
  const voices = useMemo(() => nested(shown), [shown]);
  const windowSpan = useViewportWindow(layout, voices.length > 0);
  const layer = useRef<HTMLDivElement>(null);
  const [brackets, setBrackets] = useState<readonly Bracket[]>([]);
  const [roles, setRoles] = useState<readonly Role[]>([]);

  // An outline does not say who speaks.
  useEffect(() => {
    const outlined = voices.filter(
      ({ annotation }) =>
        isOutline(annotation) && isInViewportWindow(windowSpan, annotation.target),
    );
    reading.wholes.want(outlined.map(({ annotation }) => annotation.id));
  }, [voices, windowSpan, reading]);

  useLayoutEffect(() => {
    const handle = surface();
    if (!handle || !layer.current) return;
    const origin = handle.originOf(layer.current);
    const measured = voices
      .filter(({ annotation }) => isInViewportWindow(windowSpan, annotation.target))
      .map((voice) => ({ ...voice, lines: handle.linesOf(voice.annotation.target) }));
    const all = measured.flatMap(({ lines }) => lines);
    const left = Math.min(...all.map((line) => line.left)) - origin.left;
    const right = Math.max(...all.map((line) => line.right)) - origin.left;
    setBrackets(
      measured.flatMap(({ annotation, depth, deepest, lines }) => {
        const [first] = lines;
        const last = lines.at(-1);
        if (!first || !last) return [];
        // On the side where lines begin, the outermost bracket furthest from the text.
        const isRight = handle.isRightToLeft(annotation.target[0]?.start ?? 0);
        // In a narrow margin they stand closer, so that none is cut off.
        const room = (left - GAP - 2) / Math.max(1, deepest);
        const step = isRight ? STEP : Math.min(STEP, Math.max(2, room));
        const distance = GAP + (deepest - depth) * step;
        const x = isRight ? right + distance : Math.max(2, left - distance);
        const arm = isRight ? x - ARM : x + ARM;
        const [top, bottom] = [
          first.top - origin.top + depth * 2,
          last.bottom - origin.top - depth * 2,
        ];
        return {
          id: annotation.id,
          path: `M${arm} ${top}H${x}V${bottom}H${arm}`,
          isOpen: annotation.id === openId,
          name: nameOf(annotation),
        };
      }),
    );
    setRoles(
      ROLES.flatMap((role) =>
        handle.linesOf(open?.attribution?.at[role] ?? []).map(({ left, right, bottom }, i) => ({
          key: `${role} ${i}`,
          role,
          isFirst: i === 0,
          left: left - origin.left,
          right: right - origin.left,
          y: bottom - origin.top + 1,
        })),
      ),
    );
  }, [voices, open, openId, surface, windowSpan, layout]);

  return (
    <div ref={layer} className={styles.layer} aria-hidden="true" data-print="no">
      <svg className={styles.layer}>
        {brackets.map(({ id, path, isOpen, name }) => (
          <path key={id} className={styles.bracket} data-open={isOpen || undefined} d={path}>
            <title>{name}</title>
          </path>
        ))}
        {roles.map(({ key, role, isFirst, left, right, y }) => (
          <g key={key}>
            <line className={styles.role} data-role={role} x1={left} x2={right} y1={y} y2={y} />
            {isFirst && (
              <text className={styles.voice} x={left} y={y + 9}>
                {t(`role.${role}`)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

function nameOf({ attribution, quotation }: Annotation): string {
  return attribution?.speaker?.name ?? quotation?.speaker ?? "";
}
