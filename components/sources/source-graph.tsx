"use client";
import { useId, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import "@/messages/sources";
import { useScrollStop } from "../ui/use-scroll-stop";
import { layOutGraph, NODE } from "./graph-layout";
import { LOOKS, type NamedSource, type Relation } from "./relation";
import styles from "./source-graph.module.css";

export interface SourceGraphProps {
  readonly projectId: string;
  readonly sources: readonly NamedSource[];
  readonly relations: readonly Relation[];
  /** Sets of sources that rest on one another. */
  readonly circles: readonly (readonly string[])[];
}

/** Sources as boxes, with arrows to what they take from; the table has the same contents. */
export function SourceGraph({ projectId, sources, relations, circles }: SourceGraphProps) {
  const t = useTranslations("Provenance");
  const arrow = useId();
  const box = useRef<HTMLDivElement>(null);
  useScrollStop(box);
  const { width, height, nodes, edges } = useMemo(
    () => layOutGraph(sources, relations),
    [sources, relations],
  );
  const circular = new Set(circles.flat());
  const inCircle = ({ fromId, toId }: Relation) =>
    circles.some((circle) => circle.includes(fromId) && circle.includes(toId));
  return (
    <figure className={styles.figure}>
      <div ref={box} className={styles.scroll} role="group" aria-label={t("graph.label")}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group">
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerUnits="userSpaceOnUse"
              markerWidth="12"
              markerHeight="12"
              orient="auto-start-reverse"
            >
              <path d="M0 0 L8 4 L0 8 z" className={styles.head} />
            </marker>
          </defs>
          {edges.map(({ relation, path, sign }) => (
            <g key={relation.id} className={inCircle(relation) ? styles.inCircle : undefined}>
              <path
                d={path}
                className={styles.edge}
                strokeDasharray={LOOKS[relation.relation].dashes}
                markerEnd={`url(#${arrow})`}
              />
              <circle cx={sign.x} cy={sign.y} r={10} className={styles.plate} />
              <text x={sign.x} y={sign.y} className={styles.sign}>
                {LOOKS[relation.relation].sign}
                <title>{t(`relations.${relation.relation}`)}</title>
              </text>
            </g>
          ))}
          {nodes.map(({ id, name, x, y }) => (
            <a
              key={id}
              href={`/projects/${projectId}/sources#source-${id}`}
              className={styles.node}
            >
              <rect
                x={x - NODE.width / 2}
                y={y - NODE.height / 2}
                {...NODE}
                rx={6}
                className={circular.has(id) ? styles.circular : undefined}
              />
              <foreignObject x={x - NODE.width / 2} y={y - NODE.height / 2} {...NODE}>
                <div className={styles.name}>
                  <span dir="auto">
                    {circular.has(id) && <b title={t("graph.inCircle")}>↻ </b>}
                    {name}
                  </span>
                </div>
              </foreignObject>
            </a>
          ))}
        </svg>
      </div>
      <figcaption className={styles.legend}>
        {Object.entries(LOOKS).map(([kind, { sign, dashes }]) => (
          <span key={kind}>
            <svg width="36" height="10" aria-hidden="true">
              <path d="M0 5 H36" className={styles.edge} strokeDasharray={dashes} />
            </svg>{" "}
            {sign} {t(`relations.${kind as Relation["relation"]}`)}
          </span>
        ))}
        <span>↻ {t("graph.inCircle")}</span>
      </figcaption>
    </figure>
  );
}
