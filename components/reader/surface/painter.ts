import type { Kind } from "@/lib/annotation/annotation";
import { cueOf, type Hedge } from "@/lib/annotation/certainty";
import type { Drawing } from "./recogito";
import { cuePlace, hedgePath, laneDrop, linePath, linesOf, ownLine, type Line } from "./line-shape";
import type { Paint } from "../model/surface-handle";
import style from "./overlay.module.css";

/** How a run of words is drawn. Selected words that are not tagged yet have the kind `null`. */
export interface Look {
  /** The annotation, of which this may be one of several runs. */
  readonly id: string;
  readonly kind: Kind | null;
  readonly lane: number;
  readonly uncertain: boolean;
  readonly rejected: boolean;
  readonly pending: boolean;
  /** The annotator's confidence, 1 to 4. */
  readonly confidence: number | null;
  /** The speaker's commitment, where it is not a plain assertion. */
  readonly hedge: Hedge | null;
  /** Where the colour says something else than the kind. */
  readonly paint: Paint | null;
  /** How many labels precede this run's; null if this run has none. */
  readonly ending: number | null;
  readonly leftwards: boolean;
}

/** How a run is marked while a person points at its annotation, or has its card open. */
export interface Mark {
  readonly active: "no" | "hovered" | "open";
  /** Whether it is related to the annotation under the pointer. */
  readonly related: boolean;
}

const SVG = "http://www.w3.org/2000/svg";

interface Painted extends Mark {
  readonly element: SVGGElement;
  readonly signature: string;
  readonly look: Look;
  readonly rects: Drawing["rects"];
}

/**
 * Draws backgrounds and lines into an SVG element under the words. Each run is one group, which is
 * redrawn only when it changed. Groups of removed runs are reused for new ones with as many shapes,
 * since inserting and removing elements costs more than everything else.
 */
export function painter(
  svg: SVGSVGElement,
  lookOf: (key: string) => Look | undefined,
  markOf: (annotationId: string) => Mark,
) {
  const painted = new Map<string, Painted>();

  /** Marks the groups of the annotations that are open, pointed at or related, and no others. */
  const mark = () => {
    const active: Painted[] = [];
    for (const [key, before] of painted) {
      const next = markOf(before.look.id);
      const isMarked = before.active === next.active && before.related === next.related;
      const run = isMarked ? before : { ...before, ...next };
      if (!isMarked) {
        painted.set(key, run);
        markGroup(run.element, next);
      }
      if (run.active !== "no") active.push(run);
    }
    connect(svg, active);
  };

  const paint = (drawings: readonly Drawing[]) => {
    const left = new Map(painted);
    const fresh: { key: string; look: Look; rects: Drawing["rects"]; signature: string }[] = [];
    for (const { key, rects } of drawings) {
      const look = lookOf(key);
      if (!look || rects.length === 0) continue;
      left.delete(key);
      const signature = JSON.stringify([look, rects.map((b) => [b.x, b.y, b.width, b.height])]);
      if (painted.get(key)?.signature !== signature) fresh.push({ key, look, rects, signature });
    }
    const free = new Map<number, SVGGElement[]>();
    for (const [key, { element }] of left) {
      painted.delete(key);
      const alike = free.get(element.children.length);
      if (alike) alike.push(element);
      else free.set(element.children.length, [element]);
    }
    for (const { key, look, rects, signature } of fresh) {
      const shapes = shapesOf(look, rects);
      const element =
        painted.get(key)?.element ??
        free.get(shapes.length)?.pop() ??
        svg.appendChild(document.createElementNS(SVG, "g"));
      const marked = markOf(look.id);
      draw(element, look, shapes);
      markGroup(element, marked);
      painted.set(key, { element, signature, look, rects, ...marked });
    }
    for (const element of [...free.values()].flat()) element.remove();
    mark();
  };

  return { paint, mark };
}

/** The browser looks for styles that depend on an attribute even where it gets the value it has. */
function setChanged(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function markGroup(group: SVGGElement, { active, related }: Mark): void {
  setChanged(group, "data-active", active);
  group.toggleAttribute("data-related", related);
}

interface Shape {
  readonly name: "rect" | "path" | "text";
  readonly className: string | undefined;
  readonly at: Readonly<Record<string, string | number>>;
  readonly words?: string;
}

function shapesOf(look: Look, rects: Drawing["rects"]): Shape[] {
  const lines = linesOf(rects);
  const shapes = lines.flatMap(({ top, bottom, pieces }) =>
    pieces.flatMap(({ left, right }): Shape[] => {
      // A little shorter than the letters' box, so that there is space between lines.
      const [y, width, height] = [top + 2, right - left + 2, bottom - top - 2];
      const wash = { x: left - 1, y, width, height, rx: 2 };
      const washed: Shape = { name: "rect", className: style.wash, at: wash };
      if (!look.kind || look.rejected) return [washed];
      const at = bottom + laneDrop(look.lane);
      const d = linePath(look.kind, left, right, ownLine(at, look.hedge));
      const own: Shape = { name: "path", className: style.line, at: { d } };
      if (!look.hedge) return [washed, own];
      const second = hedgePath(look.hedge, left, right, at);
      return [washed, own, { name: "path", className: style.hedge, at: { d: second } }];
    }),
  );
  const cue = cueOfRun(look, lines);
  return cue ? [...shapes, cue] : shapes;
}

/**
 * The letter of the colour and the annotator's confidence, after the last words. A rejected one has
 * no line that a confidence would belong to.
 */
function cueOfRun(look: Look, lines: readonly Line[]): Shape | null {
  const { confidence, paint, ending, lane, leftwards, rejected } = look;
  const labels = [
    ...(paint ? [paint.mark] : []),
    ...(confidence && !rejected ? [cueOf(confidence)] : []),
  ];
  if (labels.length === 0 || ending === null) return null;
  const place = cuePlace(lines, lane, ending, leftwards);
  if (!place) return null;
  const at = { ...place, "text-anchor": leftwards ? "end" : "start" };
  return { name: "text", className: style.cue, at, words: labels.join(" ") };
}

function draw(group: SVGGElement, look: Look, shapes: readonly Shape[]): void {
  setChanged(group, "class", style.run as string);
  setChanged(group, "data-annotation", look.id);
  setChanged(group, "data-kind", look.kind ?? "selected");
  for (const attribute of ["confidence", "hedge"] as const) {
    if (look[attribute] === null) group.removeAttribute(`data-${attribute}`);
    else setChanged(group, `data-${attribute}`, String(look[attribute]));
  }
  for (const state of ["uncertain", "rejected", "pending"] as const) {
    group.toggleAttribute(`data-${state}`, look[state]);
  }
  // Set and removed only where it changes: thousands of groups are drawn by kind.
  if (look.paint) setChanged(group, "style", `--own: ${look.paint.colour}`);
  else if (group.hasAttribute("style")) group.removeAttribute("style");
  const isAlike = shapes.every(({ name }, i) => group.children[i]?.tagName === name);
  if (!isAlike || group.children.length !== shapes.length) {
    group.replaceChildren();
    for (const { name, className } of shapes) add(group, name, className);
  }
  shapes.forEach(({ at, words }, i) => {
    const child = group.children[i];
    if (!child) return;
    for (const [name, value] of Object.entries(at)) setChanged(child, name, String(value));
    if (words !== undefined && child.textContent !== words) child.textContent = words;
  });
}

/** A line beside the text that connects the pieces of the open or hovered annotation. */
function connect(svg: SVGSVGElement, runs: readonly Painted[]): void {
  svg.querySelectorAll(`:scope > .${style.thread}`).forEach((thread) => thread.remove());
  const active = new Map<string, { kind: Kind; pieces: number[] }>();
  for (const { look, rects } of runs) {
    const first = rects[0];
    if (!look.kind || !first) continue;
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

function add(parent: SVGElement, name: Shape["name"], className?: string): SVGElement {
  const child = parent.appendChild(document.createElementNS(SVG, name));
  if (className) child.setAttribute("class", className);
  return child;
}
