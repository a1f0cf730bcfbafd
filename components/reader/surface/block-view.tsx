import type { BlockNode, LeafNode, TreeNode } from "@/lib/text/block-tree";
import { InlineView } from "./inline-view";
import type { Page } from "./text-page";
import style from "./text-view.module.css";

/** Tables are `div`s, since `table` may not contain the line feeds between rows. */
export function BlockView({
  node,
  page,
  speaker,
}: {
  node: BlockNode | LeafNode;
  page: Page;
  speaker?: string;
}) {
  const { block } = node;
  const isLeaf = node.type === "leaf";
  // The offsets of a leaf are attributes of its element, so that what is in view can be found.
  const place = isLeaf ? { "data-at": block.start, "data-to": block.end } : {};
  const isTitle = isLeaf && block.start === page.titleAt;
  const at = { ...place, dir: "auto" };
  const title = isTitle ? style.title : undefined;
  const inner = isLeaf ? (
    <>
      {node.indent && <span className={style.spaces}>{node.indent}</span>}
      <InlineView
        leaf={node}
        page={page}
        speaker={block.kind === "turn" ? block.speaker : speaker}
      />
    </>
  ) : (
    <Children
      nodes={node.children}
      page={page}
      speaker={block.kind === "turn" ? block.speaker : undefined}
    />
  );
  switch (block.kind) {
    case "heading": {
      const level = Math.min(6, Math.max(2, block.level + page.headingShift));
      const Heading = `h${level}` as "h2";
      return (
        <Heading className={title} {...at}>
          {inner}
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p className={title} {...at}>
          {inner}
        </p>
      );
    case "preformatted":
      return (
        <div className={style.preformatted} data-scrolls="" role="group" {...at}>
          {inner}
        </div>
      );
    case "list":
      return block.ordered ? (
        <ol dir="auto" start={block.first}>
          {inner}
        </ol>
      ) : (
        <ul dir="auto">{inner}</ul>
      );
    case "item":
      return <li {...at}>{inner}</li>;
    case "quote":
      return <blockquote {...at}>{inner}</blockquote>;
    case "turn":
      return (
        <div
          className={style.turn}
          role="group"
          aria-label={block.speaker}
          data-speaker={namesSpeaker(node) ? undefined : block.speaker}
          {...at}
        >
          {inner}
        </div>
      );
    case "table":
      return (
        <div className={style.tableBox} data-scrolls="" role="group" aria-label={page.tableLabel}>
          <div className={style.table} role="table" aria-label={page.tableLabel} dir="auto">
            {inner}
          </div>
        </div>
      );
    case "row":
      return (
        <div className={style.row} role="row" data-header={block.header}>
          {inner}
        </div>
      );
    case "cell":
      return (
        <div
          className={style.cell}
          role={block.header ? "columnheader" : "cell"}
          data-header={block.header}
          aria-colspan={block.columns}
          aria-rowspan={block.rows}
          {...at}
        >
          {inner}
        </div>
      );
    case "footnote":
      return (
        <div
          className={style.footnote}
          id={`${page.id}footnote-${block.label}`}
          role="note"
          data-label={block.label}
          {...at}
        >
          {inner}
          <a
            className={style.back}
            href={`#${page.id}reference-${encodeURIComponent(block.label)}`}
            aria-label={page.backLabel}
          />
        </div>
      );
  }
}

function Children({
  nodes,
  page,
  speaker,
}: {
  nodes: readonly TreeNode[];
  page: Page;
  speaker?: string;
}) {
  return nodes.map((node, i) =>
    node.type === "gap" ? (
      node.text
    ) : (
      <BlockView key={i} node={node} page={page} speaker={i === 0 ? speaker : undefined} />
    ),
  );
}

/** Whether the words of a turn begin with the name of its speaker. */
function namesSpeaker(node: BlockNode | LeafNode): boolean {
  let first: TreeNode | undefined = node;
  while (first?.type === "block") first = first.children[0];
  const { block } = node;
  return block.kind === "turn" && first?.type === "leaf" && first.text.startsWith(block.speaker);
}
