"use client";
import { useMemo, type ReactNode } from "react";
import { blockTree, type TreeNode } from "@/lib/text/block-tree";
import type { DocumentText } from "@/lib/text/document-text";
import styles from "./preview-text.module.css";

/**
 * A text as it will be: its words with the look of its blocks. What is marked inside a block is not
 * shown. Offsets of the structure count UTF-16 code units.
 */
export function PreviewText({ text, structure }: DocumentText) {
  const nodes = useMemo(() => blockTree({ text, structure }), [text, structure]);
  return <div className={styles.text}>{nodes.map(nodeView)}</div>;
}

function nodeView(node: TreeNode, key: number): ReactNode {
  if (node.type === "gap") return node.text.includes("\t") ? <span key={key}> </span> : null;
  const { block } = node;
  const inner = node.type === "leaf" ? node.text : node.children.map(nodeView);
  switch (block.kind) {
    case "heading":
      return (
        <p
          key={key}
          className={styles.heading}
          data-level={block.level}
          role="heading"
          aria-level={Math.min(block.level + 3, 6)}
        >
          {inner}
        </p>
      );
    case "preformatted":
      return <pre key={key}>{inner}</pre>;
    case "list":
      return block.ordered ? (
        <ol key={key} start={block.first}>
          {inner}
        </ol>
      ) : (
        <ul key={key}>{inner}</ul>
      );
    case "item":
      return <li key={key}>{inner}</li>;
    case "quote":
      return <blockquote key={key}>{inner}</blockquote>;
    case "table":
      return (
        <div key={key} className={styles.table} role="table">
          {inner}
        </div>
      );
    case "row":
      return (
        <div key={key} className={styles.row} role="row">
          {inner}
        </div>
      );
    case "cell":
      return (
        <span key={key} className={styles.cell} role={block.header ? "columnheader" : "cell"}>
          {inner}
        </span>
      );
    case "turn":
      return (
        <div key={key} className={styles.turn}>
          <b>{block.speaker}</b>
          <div>{inner}</div>
        </div>
      );
    case "footnote":
      return (
        <div key={key} className={styles.note}>
          <b>{block.label}</b> {inner}
        </div>
      );
    case "paragraph":
      return <p key={key}>{inner}</p>;
  }
}
