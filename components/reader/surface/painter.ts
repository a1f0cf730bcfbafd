import type { Kind } from "@/lib/annotation/annotation";
import type { Drawing } from "../recogito";
import { laneDrop, linePath, linesOf } from "./line-shape";
import style from "./overlay.module.css";

/** How a run of words is drawn. `null` for the kind: words that are selected, not yet tagged. */
export interface Look {
  /** The annotation it belongs to; several runs may. */
  readonly id: string;
  readonly kind: Kind | null;
  readonly lane: number;
  readonly uncertain: boolean;
  readonly rejected: boolean;
  readonly pending: boolean;
  readonly active: "no" | "hovered" | "open";
  /** Belongs with the one that is pointed at. */
  readonly kin: boolean;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * Draws washes and lines into an SVG element that lies under the words. Each run is one group;
 * a group is made again only when what it shows has changed.
 */
export function painter(svg: SVGSVGElement, lookOf: (key: string) => Look | undefined) {
  const drawn = new Map<string, { element: SVGGElement; signature: string }>();

  return (drawings: readonly Drawing[]) => {
    const left = new Set(drawn.keys());
    for (const { key, rects } of drawings) {
      const look = lookOf(key);
      if (!look || rects.length === 0) continue;
      left.delete(key);
      const signature = JSON.stringify([look, rects.map((b) => [b.x, b.y, b.width, b.height])]);
      const known = drawn.get(key);
      if (known?.signature === signature) continue;
      const element = known?.element ?? svg.appendChild(document.createElementNS(SVG, "g"));
      draw(element, look, rects);
      drawn.set(key, { element, signature });
    }
    for (const key of left) {
      drawn.get(key)?.element.remove();
      drawn.delete(key);
    }
    connect(svg, drawings, lookOf);
  };
}

function draw(group: SVGGElement, look: Look, rects: Drawing["rects"]): void {
  group.replaceChildren();
  group.setAttribute("class", style.run as string);
  group.dataset["annotation"] = look.id;
  group.dataset["kind"] = look.kind ?? "selected";
  group.dataset["active"] = look.active;
  for (const state of ["uncertain", "rejected", "pending", "kin"] as const) {
    group.toggleAttribute(`data-${state}`, look[state]);
  }
  for (const { top, bottom, pieces } of linesOf(rects)) {
    for (const { left, right } of pieces) {
      const wash = add(group, "rect", style.wash);
      // A little lower than the letters' box: lines of text keep some paper between them.
      const box = {
        x: left - 1,
        y: top + 2,
        width: right - left + 2,
        height: bottom - top - 2,
        rx: 2,
      };
      for (const [name, value] of Object.entries(box)) wash.setAttribute(name, String(value));
      if (!look.kind || look.rejected) continue;
      const line = add(group, "path", style.line);
      line.setAttribute("d", linePath(look.kind, left, right, bottom + laneDrop(look.lane)));
    }
  }
}

/** A thread beside the text from piece to piece of the annotation that is open or pointed at. */
function connect(
  svg: SVGSVGElement,
  drawings: readonly Drawing[],
  lookOf: (key: string) => Look | undefined,
): void {
  svg.querySelectorAll(`:scope > .${style.thread}`).forEach((thread) => thread.remove());
  const active = new Map<string, { kind: Kind; pieces: number[] }>();
  for (const { key, rects } of drawings) {
    const look = lookOf(key);
    const first = rects[0];
    if (!look?.kind || look.active === "no" || !first) continue;
    const known = active.get(look.id) ?? { kind: look.kind, pieces: [] };
    known.pieces.push(first.y + first.height / 2);
    active.set(look.id, known);
  }
  for (const { kind, pieces } of active.values()) {
    if (pieces.length < 2) continue;
    const thread = add(svg, "path", style.thread);
    thread.dataset["kind"] = kind;
    const ticks = pieces.map((y) => `M-12 ${y}H-7`).join("");
    thread.setAttribute("d", `M-12 ${Math.min(...pieces)}V${Math.max(...pieces)}${ticks}`);
  }
}

function add(parent: SVGElement, name: "rect" | "path", className?: string): SVGElement {
  const child = parent.appendChild(document.createElementNS(SVG, name));
  if (className) child.setAttribute("class", className);
  return child;
}
