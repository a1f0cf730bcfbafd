"use client";
import { later } from "@/components/ui/later";
import { useBeside } from "../context/panes";

const OpenSecondPane = later(async () => (await import("../later-parts")).OpenSecondPane);

/** The second document, while there is one. */
export function SecondPane({ onHelp }: { onHelp: () => void }) {
  const { documentId } = useBeside();
  return documentId ? <OpenSecondPane documentId={documentId} onHelp={onHelp} /> : null;
}
