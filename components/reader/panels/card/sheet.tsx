"use client";
import { later } from "@/components/ui/later";
import { useReading } from "../../context/reader-context";

const OpenSheet = later(async () => (await import("../../later-parts")).OpenSheet);

/** On narrow screens the open card is a sheet at the bottom; the text above stays readable. */
export function Sheet() {
  const isOpen = useReading((state) => state.openId !== null && state.tagging === null);
  return isOpen ? <OpenSheet /> : null;
}
