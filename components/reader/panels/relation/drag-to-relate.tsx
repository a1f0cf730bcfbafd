"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { createPortal } from "react-dom";
import { may } from "@/lib/access/policy";
import { useReaderContext } from "../../context/reader-context";
import styles from "./relation.module.css";

/** A place in the window, in CSS pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

interface Drag {
  /** The card that is dragged. */
  readonly card: HTMLElement;
  readonly to: Point;
  /** The card below the pointer, if it is another one. */
  readonly over: HTMLElement | null;
}

/** How far a press moves until it is a drag, in CSS pixels. */
const CLICK_REACH = 6;

const cardOf = (element: Element | null) =>
  element?.closest<HTMLElement>("article[data-annotation]") ?? null;
const idOf = (card: HTMLElement | null) => card?.dataset.annotation ?? "";

/**
 * A card that is dragged by its head to another one is related to it: the form that asks how opens
 * with both ends. A line follows the pointer meanwhile. Keys and clicks do the same by "Relate…".
 */
export function DragToRelate() {
  const { reading, root } = useReaderContext();
  const [drag, setDrag] = useState<Drag | null>(null);
  const mayRelate = may("relation.add", { role: reading.me.role });
  const onDropped = useEffectEvent((from: string, to: string) => {
    reading.store.startRelating(from);
    reading.store.openAnnotation(to);
  });
  useEffect(() => {
    const isHere = (id: string) => reading.store.now().byId.has(id);
    if (mayRelate) return followDrags(isHere, setDrag, onDropped);
  }, [mayRelate, reading]);
  if (!drag) return null;
  const from = drag.card.getBoundingClientRect();
  const over = drag.over?.getBoundingClientRect();
  return createPortal(
    <svg className={styles.drag} aria-hidden="true" data-print="no" data-drag>
      {over && (
        <rect x={over.left - 3} y={over.top} width={over.width + 6} height={over.height} rx="6" />
      )}
      <line x1={from.left} y1={from.top + 17} x2={drag.to.x} y2={drag.to.y} />
      <circle cx={drag.to.x} cy={drag.to.y} r="4" />
    </svg>,
    root ?? document.body,
  );
}

/** Follows the mouse from the head of a card of these annotations to another card. */
function followDrags(
  isHere: (id: string) => boolean,
  show: (drag: Drag | null) => void,
  onDropped: (from: string, to: string) => void,
): () => void {
  let pressed: { readonly card: HTMLElement; readonly at: Point } | null = null;
  let drag: Drag | null = null;
  const set = (next: Drag | null) => {
    drag = next;
    show(next);
  };
  const end = () => {
    pressed = null;
    if (drag) set(null);
  };
  const follow = (to: Point) => {
    if (!pressed) return;
    const card = cardOf(document.elementFromPoint(to.x, to.y));
    const isOther = card !== null && card !== pressed.card && isHere(idOf(card));
    set({ card: pressed.card, to, over: isOther ? card : null });
  };

  const onDown = (event: PointerEvent) => {
    end();
    // A finger scrolls.
    if (event.pointerType === "touch" || event.button !== 0) return;
    const head = event.target instanceof Element ? event.target.closest("button") : null;
    const card = cardOf(head);
    if (!card || head?.parentElement !== card || !isHere(idOf(card))) return;
    pressed = { card, at: { x: event.clientX, y: event.clientY } };
  };
  const onMove = (event: PointerEvent) => {
    if (!pressed) return;
    if ((event.buttons & 1) === 0 || !pressed.card.isConnected) return end();
    const to = { x: event.clientX, y: event.clientY };
    const isFar = Math.hypot(to.x - pressed.at.x, to.y - pressed.at.y) >= CLICK_REACH;
    if (drag || isFar) follow(to);
  };
  const onScroll = () => {
    if (drag) follow(drag.to);
  };
  const onUp = () => {
    const dropped = drag;
    end();
    if (dropped?.over) onDropped(idOf(dropped.card), idOf(dropped.over));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !drag) return;
    event.stopPropagation();
    end();
  };
  const stop = new AbortController();
  const early = { capture: true, signal: stop.signal };
  document.addEventListener("pointerdown", onDown, early);
  document.addEventListener("pointermove", onMove, early);
  document.addEventListener("pointerup", onUp, early);
  document.addEventListener("pointercancel", end, early);
  document.addEventListener("scroll", onScroll, { ...early, passive: true });
  document.addEventListener("keydown", onKey, early);
  window.addEventListener("blur", end, early);
  return () => {
    end();
    stop.abort();
  };
}
