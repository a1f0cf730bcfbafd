"use client";
import dynamic from "next/dynamic";
import { useReading } from "../../context/reader-context";

/** Fetched by readers who select words, and not before: nobody asks without a connection. */
const OpenReadsOnly = dynamic(async () => (await import("./open-reads-only")).OpenReadsOnly);

/** What somebody is told who selected words and may not annotate them. */
export function ReadsOnly() {
  const isOpen = useReading((state) => state.readsOnly);
  return isOpen ? <OpenReadsOnly /> : null;
}
