import type { ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkBreaks from "remark-breaks";
import remarkGfm from "remark-gfm";
import styles from "./markdown.module.css";
import { HTML } from "@/lib/text/html-constructs";

interface MicromarkData {
  micromarkExtensions?: unknown[];
}

/** Words in angle brackets are words: HTML is no part of this Markdown, so nothing is swallowed. */
function withoutHtml(this: { data: () => unknown }): void {
  const data = this.data() as MicromarkData;
  (data.micromarkExtensions ??= []).push({ disable: { null: HTML } });
}

/** A single line break breaks the line, as people who know no Markdown expect. */
const PLUGINS = [
  withoutHtml,
  [remarkGfm, { singleTilde: false }],
  remarkBreaks,
] satisfies React.ComponentProps<typeof ReactMarkdown>["remarkPlugins"];

/** Allows only addresses of pages and mail; other links become plain words. */
function safeAddress(address: string): string {
  return /^(https?:\/\/|mailto:)/i.test(address) ? address : "";
}

function Link({ href, children }: { href?: string; children?: ReactNode }) {
  if (!href) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
      {children}
    </a>
  );
}

/** Headings of a note are below those of the page. */
const COMPONENTS: Components = {
  a: Link,
  h1: "h3",
  h2: "h4",
  h3: "h5",
  h4: "h6",
  h5: "h6",
  table: ({ children }) => (
    <div className={styles.scroll}>
      <table>{children}</table>
    </div>
  ),
};

/** Images would tell their server who reads a note, and when. */
const LEFT_OUT = ["img"];

export function Markdown({ children }: { children: string }) {
  return (
    <div className={styles.markdown} dir="auto">
      <ReactMarkdown
        remarkPlugins={PLUGINS}
        components={COMPONENTS}
        disallowedElements={LEFT_OUT}
        urlTransform={safeAddress}
      >
        {children}
      </ReactMarkdown>
    </div>
  );
}
