"use client";
import { useId, useSyncExternalStore, type ReactNode } from "react";
import styles from "./fold.module.css";

/** Which parts are folded, by name. It identifies nobody. */
const KEY = "obelus.folded";
const listeners = new Set<() => void>();
/** As it was read last, and where the browser stores nothing. */
let folded: string | null = null;

function foldedNames(): string {
  try {
    folded ??= localStorage.getItem(KEY) ?? "";
  } catch {
    folded ??= "";
  }
  return folded;
}

function toggle(name: string): void {
  const names = foldedNames().split(" ").filter(Boolean);
  const next = names.includes(name) ? names.filter((one) => one !== name) : [...names, name];
  folded = next.join(" ");
  try {
    localStorage.setItem(KEY, folded);
  } catch {
    // Folded until the page is left.
  }
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  const onStored = ({ key }: StorageEvent) => {
    if (key !== KEY) return;
    folded = null;
    listener();
  };
  listeners.add(listener);
  window.addEventListener("storage", onStored);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", onStored);
  };
}

interface FoldProps {
  /** Parts of one name are folded together, wherever they are, now and on later visits. */
  readonly name: string;
  readonly label: string;
  readonly count?: number;
  /** Open whatever was chosen, for example while something is written in it. */
  readonly forced?: boolean;
  readonly children: ReactNode;
}

/** A part of a card that folds under its heading. */
export function Fold({ name, label, count = 0, forced = false, children }: FoldProps) {
  const id = useId();
  const names = useSyncExternalStore(listen, foldedNames, () => "");
  const open = forced || !names.split(" ").includes(name);
  return (
    <section className={styles.fold} aria-label={label}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => toggle(name)}
      >
        {label}
        {count > 0 && <span className={styles.count}>{count}</span>}
      </button>
      {open && (
        <div id={id} className={styles.inside}>
          {children}
        </div>
      )}
    </section>
  );
}
