"use client";
import { memo, useId, useMemo } from "react";
import { useTranslations } from "use-intl";
import { blockTree, type TreeNode } from "@/lib/text/block-tree";
import type { Structure } from "@/lib/text/document-text";
import { BlockView } from "./block-view";
import type { Page } from "./text-page";
import { grouped } from "./grouping";
import style from "./text-view.module.css";

/**
 * Renders a text. The `textContent` of the result equals `text`, character for character, so that
 * offsets are the same in both. Nothing here may add text: markers, speakers and backlinks come from
 * attributes and generated content.
 */
export const TextView = memo(function TextView({
  text,
  structure,
  language,
}: {
  text: string;
  structure: Structure;
  language: string;
}) {
  const t = useTranslations("Surface");
  const id = useId();
  const nodes = useMemo(() => blockTree({ text, structure }), [text, structure]);
  const page = useMemo(
    (): Page => ({
      id,
      headingShift: 2 - topLevel(structure),
      footnotes: new Set(structure.blocks.map((b) => (b.kind === "footnote" ? b.label : ""))),
      tableLabel: t("table"),
      backLabel: t("backToText"),
    }),
    [id, structure, t],
  );
  const groups = grouped(nodes, text.length);
  return (
    <div className={style.text} lang={language === "" ? undefined : language}>
      {groups.length === 1
        ? nodes.map((node, i) => <NodeView key={i} node={node} page={page} />)
        : groups.map(({ nodes: some, height }, g) => (
            <div
              key={g}
              className={style.group}
              data-group=""
              style={{ containIntrinsicBlockSize: `auto ${height}px` }}
            >
              {some.map((node, i) => (
                <NodeView key={i} node={node} page={page} />
              ))}
            </div>
          ))}
    </div>
  );
});

function NodeView({ node, page }: { node: TreeNode; page: Page }) {
  return node.type === "gap" ? node.text : <BlockView node={node} page={page} />;
}

/** The level of the highest heading in the text; the h1 of the page is the document's title. */
function topLevel({ blocks }: Structure): number {
  return blocks.reduce((top, b) => (b.kind === "heading" ? Math.min(top, b.level) : top), 7);
}
