import { lazy, Suspense } from "react";
import styles from "./markdown.module.css";

/** Fetches what renders Markdown, which is not needed until somebody reads some. */
export async function loadMarkdown() {
  return { default: (await import("./markdown")).Markdown };
}

const Rendered = lazy(loadMarkdown);

/** As Markdown, which is fetched when it is first needed; until then its words as they were written. */
export function LazyMarkdown({ children }: { children: string }) {
  const asWritten = (
    <div className={styles.markdown} dir="auto">
      <p>{children}</p>
    </div>
  );
  return (
    <Suspense fallback={asWritten}>
      <Rendered>{children}</Rendered>
    </Suspense>
  );
}
