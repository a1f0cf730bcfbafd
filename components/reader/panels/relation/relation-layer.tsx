"use client";
import {
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
} from "react";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useRelations } from "../../context/use-relations";
import { useViewportWindow } from "../../surface/use-viewport-window";
import { leveled, relationsInView, type Arc, type Ends } from "./arcs";
import styles from "./relation.module.css";
import { useArcsShown } from "./shown-arcs";
import { dashOf } from "./wording";

/** In CSS pixels: from the text to the nearest arc, between levels, and from an end to its line. */
const NEAR = 8;
const STEP = 6;
const LEVELS = 5;
const BEND = 6;
/** How far an arc reaches whose other end is not laid out, or is in another text. */
const STUB = 22;
/** The width of a letter of a label. */
const LETTER = 5.6;

/**
 * Draws relations beside the text as arcs from line to line, where they cover no words. Decorative:
 * the cards say the same in words.
 */
export function RelationLayer({ layout }: { layout: number }) {
  const { reading, surface } = useReaderContext();
  const { relations, types } = useRelations();
  const isShown = useArcsShown();
  const byId = useDeferredValue(useReading((state) => state.byId));
  const openId = useReading((state) => state.openId);
  const hoveredId = useReading((state) => state.hoveredId);
  const isWanted = isShown && relations.length > 0;
  const windowSpan = useViewportWindow(layout, isWanted);
  const layer = useRef<HTMLDivElement>(null);
  const [arcs, setArcs] = useState<readonly Arc[]>([]);
  const [right, setRight] = useState(0);
  const seen = useMemo(
    () => (isWanted ? relationsInView(relations, byId, windowSpan, openId) : []),
    [isWanted, relations, byId, windowSpan, openId],
  );

  useLayoutEffect(() => {
    const handle = surface();
    if (!handle || !layer.current) return;
    const origin = handle.originOf(layer.current);
    // The layer is as wide as the page; what holds it, as the text.
    const column = layer.current.parentElement?.getBoundingClientRect().right ?? 0;
    setRight(column - layer.current.getBoundingClientRect().left);
    const placeOf = (id: string): number | null => {
      const box = handle.boxOf(id);
      return box && (box.top + box.bottom) / 2 - origin.top;
    };
    const ends = seen.flatMap((relation): Ends[] => {
      const [one, two] = [placeOf(relation.from), placeOf(relation.to)];
      if (one === null && two === null) return [];
      if (one === null) return [{ relation, from: two ?? 0, to: null, leadsHere: true }];
      return [{ relation, from: one, to: two }];
    });
    setArcs(leveled(ends, LEVELS));
  }, [seen, surface, layout]);

  const bySlug = useMemo(() => new Map(types.map((type) => [type.slug, type])), [types]);
  const chosen = openId ?? hoveredId;
  const marker = `relation-end-${reading.place.documentId}`;
  const hasChosen = arcs.some(({ relation: { from, to } }) => from === chosen || to === chosen);
  return (
    <div ref={layer} className={styles.layer} aria-hidden="true" data-print="no" data-relations>
      <svg className={styles.layer}>
        <defs>
          <marker
            id={marker}
            viewBox="0 0 6 6"
            refX="5"
            refY="3"
            markerWidth="6"
            markerHeight="6"
            orient="auto-start-reverse"
          >
            <path className={styles.head} d="M0 0 6 3 0 6z" />
          </marker>
        </defs>
        {arcs.map(({ relation, from, to, level, leadsHere = false }) => {
          const type = bySlug.get(relation.type);
          const isChosen = relation.from === chosen || relation.to === chosen;
          const label = type?.label ?? relation.type;
          const x = right + NEAR + BEND + level * STEP;
          const colour = { "--type-colour": type?.colour || undefined } as CSSProperties;
          const head = type?.symmetric ? undefined : `url(#${marker})`;
          const length = to === null ? 0 : Math.abs(to - from);
          const fits = length > label.length * LETTER + 16;
          const middle = to === null ? from : (from + to) / 2;
          return (
            <g
              key={relation.id}
              className={styles.arc}
              style={colour}
              data-arc={relation.id}
              data-type={relation.type}
              data-chosen={isChosen || undefined}
              data-dim={(hasChosen && !isChosen) || undefined}
            >
              <path
                d={to === null ? stubPath(right, from) : arcPath(right, x, from, to)}
                strokeDasharray={dashOf(type, types)}
                markerStart={leadsHere ? head : undefined}
                markerEnd={leadsHere ? undefined : head}
              />
              {(isChosen || fits) && (
                <text
                  x={to === null ? right + STUB + 4 : x}
                  y={middle}
                  className={styles.label}
                  transform={fits ? `rotate(90 ${x} ${middle})` : undefined}
                  textAnchor={fits ? "middle" : "start"}
                  dy={fits ? -3 : 3}
                >
                  {label}
                  {to === null && " ↗"}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** From the line at one height out, along, and back to the line at another. */
function arcPath(right: number, x: number, from: number, to: number): string {
  const down = to >= from ? 1 : -1;
  const bend = Math.min(BEND, Math.abs(to - from) / 2) * down;
  const start = right + NEAR;
  return `M${start} ${from}H${x - BEND}Q${x} ${from} ${x} ${from + bend}V${to - bend}Q${x} ${to} ${x - BEND} ${to}H${start}`;
}

/** A short line out of the text, towards what is elsewhere. */
function stubPath(right: number, from: number): string {
  return `M${right + NEAR} ${from}H${right + STUB}`;
}
