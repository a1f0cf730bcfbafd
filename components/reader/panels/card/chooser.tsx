"use client";
import { later } from "@/components/ui/later";
import { useReading } from "../../context/reader-context";

const OpenChooser = later(async () => (await import("../../later-parts")).OpenChooser);

/** Lets a person choose among the annotations under the pointer, the smallest first. */
export function Chooser() {
  const chooser = useReading((state) => state.chooser);
  return chooser ? <OpenChooser ids={chooser.ids} at={chooser.at} /> : null;
}
