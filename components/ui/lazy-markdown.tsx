import { later } from "./later";
import styles from "./markdown.module.css";

/** As Markdown, which is fetched when it is first needed; until then its words as they were written. */
export const LazyMarkdown = later<{ children: string }>(
  async () => (await import("./markdown")).Markdown,
  {
    Meanwhile: ({ children }) => (
      <div className={styles.markdown} dir="auto">
        <p>{children}</p>
      </div>
    ),
  },
);
