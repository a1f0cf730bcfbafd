"use client";
import { later } from "@/components/ui/later";
import { useReading } from "../../context/reader-context";
import { Waiting } from "./sync-status";
import styles from "./refused-writes.module.css";

const UnsentList = later(async () => (await import("../../later-parts")).UnsentList);

/** What could not be saved, with the reason and the words, and what can be done about it. */
export function RefusedWrites() {
  const writes = useReading((state) => state.writes);
  const unsent = writes.filter(({ state }) => state === "refused" || state === "conflict");
  return (
    <div className={styles.tray} data-print="no">
      <Waiting />
      {unsent.length > 0 && <UnsentList unsent={unsent} />}
    </div>
  );
}
