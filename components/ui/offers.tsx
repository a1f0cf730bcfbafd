"use client";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import styles from "./offers.module.css";

interface OffersProps<T> {
  /** Names the list. */
  readonly label: string;
  readonly items: readonly T[];
  readonly describe: (item: T) => ReactNode;
  readonly onPick: (item: T) => void;
  /** One text field, and what is said about it. */
  readonly children: ReactNode;
}

/**
 * What is offered below a text field while one types. The arrow keys move between the field and the
 * list, and Enter chooses; the field then has the focus again.
 */
export function Offers<T extends { readonly id: string }>(props: OffersProps<T>) {
  const { label, items, describe, onPick, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const field = () => box.current?.querySelector<HTMLElement>("input, textarea") ?? null;

  /** The surrounding form has keys of its own; these are the field's. */
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && event.target !== field()) event.stopPropagation();
    if (step === undefined || items.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const stops = [
      field(),
      ...(box.current?.querySelectorAll<HTMLElement>(":scope > ul button") ?? []),
    ];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
  };

  return (
    <div ref={box} role="presentation" className={styles.box} onKeyDown={move}>
      {children}
      {items.length > 0 && (
        <ul role="list" className={styles.offers} aria-label={label}>
          {items.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                className={styles.offer}
                onClick={() => {
                  onPick(item);
                  field()?.focus();
                }}
              >
                {describe(item)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
