"use client";
import { Button } from "@/components/ui/button";
import styles from "./stops-bar.module.css";

interface StopsBarProps {
  /** Where one is, or how many there are before the first. */
  readonly status: string;
  readonly at: number;
  readonly total: number;
  readonly onGo: (stop: number) => void;
  readonly words: { readonly previous: string; readonly next: string; readonly keys: string };
}

/** Where one is among the numbered stops of a text, and the ways to the next ones. */
export function StopsBar({ status, at, total, onGo, words }: StopsBarProps) {
  return (
    <div className={styles.bar} data-print="no">
      <p role="status">{status}</p>
      <span className={styles.steps}>
        <Button size="small" disabled={at <= 1} onClick={() => onGo(at - 1)}>
          {words.previous}
        </Button>
        <Button size="small" disabled={at >= total} onClick={() => onGo(at + 1)}>
          {words.next}
        </Button>
      </span>
      <p className={styles.keys}>{words.keys}</p>
    </div>
  );
}
