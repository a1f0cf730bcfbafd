"use client";
import { useEffect, useRef } from "react";
import { later } from "@/components/ui/later";
import { useReaderContext, useReading } from "../../context/reader-context";
import { scrollOffset } from "../../surface/page-box";

const OpenSheet = later(async () => (await import("../../later-parts")).OpenSheet);

/** On narrow screens the open card is a sheet at the bottom; the text above stays readable. */
export function Sheet() {
  const { scroller } = useReaderContext();
  const isOpen = useReading(
    (state) => state.openId !== null && state.tagging === null && state.relatingFrom === null,
  );
  const tappedAt = useRef<number | null>(null);
  useEffect(() => {
    const onTap = ({ target, clientY }: PointerEvent) => {
      const isText = target instanceof Element && target.closest("[data-live]") !== null;
      if (isText) tappedAt.current = clientY + scrollOffset(scroller()).y;
    };
    document.addEventListener("pointerup", onTap, true);
    return () => document.removeEventListener("pointerup", onTap, true);
  }, [scroller]);
  return isOpen ? <OpenSheet tappedAt={tappedAt} /> : null;
}
