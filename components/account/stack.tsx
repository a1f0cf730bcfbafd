import type { ReactNode } from "react";
import styles from "./account.module.css";

/** A form and the ways around it, below each other and far enough apart to be hit by a finger. */
export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className={styles.card}>{children}</div>;
}
