"use client";
import type { ReactNode } from "react";
import type { LeafNode } from "@/lib/text/block-tree";
import { BlockView } from "../../surface/block-view";
import type { Page } from "../../surface/text-page";
import textStyles from "../../surface/text-view.module.css";
import styles from "./leaves.module.css";

/** What the blocks of a page of paragraphs need to know; `prefix` is that of its ids. */
export function pageOf(prefix: string, words: Page["words"]): Page {
  return {
    id: prefix,
    // Headings of the text stand below those of the page.
    headingShift: 2,
    footnotes: new Set(),
    tableLabel: "",
    backLabel: "",
    words,
  };
}

interface LeavesOfProps {
  /** BCP 47, or empty. */
  readonly language: string;
  readonly className?: string;
  readonly style?: React.CSSProperties;
  readonly children: ReactNode;
}

/** Paragraphs of a text one after the other, without the lists and tables that they stand in. */
export function LeavesOf({ language, className = "", style, children }: LeavesOfProps) {
  return (
    <div
      className={`${textStyles.text} ${className}`}
      style={style}
      lang={language === "" ? undefined : language}
    >
      {children}
    </div>
  );
}

/** One of them. */
export function Leaf({ leaf, page }: { readonly leaf: LeafNode; readonly page: Page }) {
  return (
    <div data-block={leaf.block.kind} className={styles.block}>
      <BlockView node={asShown(leaf)} page={page} />
    </div>
  );
}

function asShown(leaf: LeafNode): LeafNode {
  const { block } = leaf;
  if (block.kind === "heading" || block.kind === "preformatted") return leaf;
  return { ...leaf, block: { start: block.start, end: block.end, kind: "paragraph" } };
}
