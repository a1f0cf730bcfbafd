"use client";
import { useMemo } from "react";
import { later } from "@/components/ui/later";
import { useReading } from "../../context/reader-context";

const OpenNestedQuotations = later(
  async () => (await import("../../later-parts")).OpenNestedQuotations,
);

/** Brackets and lines beside quotations, where it is said of any who speaks. */
export function NestedQuotations({ layout }: { layout: number }) {
  const shown = useReading((state) => state.shown);
  const isAnyAttributed = useMemo(() => shown.some(({ attribution }) => attribution), [shown]);
  return isAnyAttributed ? <OpenNestedQuotations layout={layout} /> : null;
}
