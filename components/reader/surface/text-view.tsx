"use client";
import { memo, useId, useMemo } from "react";
import { useTranslations } from "use-intl";
import { blockTree, withIndents, type TreeNode } from "@/lib/text/block-tree";
import type { DocumentText, Structure } from "@/lib/text/document-text";
import { titleBlock } from "@/lib/text/title";
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
  title,
  structure,
  language,
}: {
  text: string;
  title: string;
  structure: Structure;
  language: string;
}) {
  const t = useTranslations("Surface");
  const id = useId();
  const nodes = useMemo(() => withIndents(blockTree({ text, structure })), [text, structure]);
  const page = useMemo(
    (): Page => ({
      id,
      ...headingsOf({ text, structure }, title),
      footnotes: new Set(structure.blocks.map((b) => (b.kind === "footnote" ? b.label : ""))),
      tableLabel: t("table"),
      backLabel: t("backToText"),
    }),
    [id, text, title, structure, t],
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

/**
 * The h1 of the page is the document's title, so the highest headings of the text are h2; beside
 * them a heading that repeats the title does not count.
 */
export function headingsOf(
  document: DocumentText,
  title: string,
): Pick<Page, "headingShift" | "titleAt"> {
  const repeated = titleBlock(document, title);
  const top = document.structure.blocks.reduce(
    (least, b) => (b.kind === "heading" && b !== repeated ? Math.min(least, b.level) : least),
    7,
  );
  return { headingShift: 2 - top, titleAt: repeated?.start };
}
