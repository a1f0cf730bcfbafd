"use client";
import type { ComponentProps } from "react";
import styles from "./card-parts.module.css";

/** A button that reads as underlined words: for the many small actions inside a card. */
export function SmallButton(props: Omit<ComponentProps<"button">, "type" | "className">) {
  return <button type="button" className={styles.small} {...props} />;
}
