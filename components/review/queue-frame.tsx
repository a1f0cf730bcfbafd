"use client";
import type { ReactNode, RefObject } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import look from "./queue.module.css";

interface QueueFrameProps {
  /** What is wrong with reading on, and how to try again. */
  readonly pages: { readonly problem: string | null; readonly hasMore: boolean; again(): void };
  /** The name of the list. */
  readonly name: string;
  readonly list: RefObject<HTMLOListElement | null>;
  /** Which keys do what; left out where none do anything. */
  readonly keys?: string | false;
  /** Takes the last act back, where there is one. */
  readonly onUndo: (() => void) | null;
  /** What was just done, read out. */
  readonly announced: string;
  /** Whether that is shown too. */
  readonly isShown?: boolean;
  /** What stands above the list, such as why it is empty. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}

/** A list of which one item is current: its keys and undo above it, and below it whether there is more. */
export function QueueFrame(props: QueueFrameProps) {
  const { pages, name, list, keys, onUndo, announced, isShown, above, children } = props;
  const t = useTranslations("QueueFrame");
  return (
    <div className={look.list}>
      <div className={look.tools}>
        {keys && <p className={look.soft}>{keys}</p>}
        {onUndo && (
          <Button size="small" onClick={onUndo}>
            {t("undo")} <kbd aria-hidden="true">Z</kbd>
          </Button>
        )}
      </div>
      <p role="status" className={isShown ? look.soft : "visually-hidden"}>
        {announced}
      </p>
      {above}
      <ol role="list" ref={list} aria-label={name}>
        {children}
      </ol>
      {pages.problem && <QueueProblem pages={pages} />}
      {pages.hasMore && !pages.problem && <p role="status">{t("reading")}</p>}
    </div>
  );
}

/** Why a list can not be read, and the way to try again. */
export function QueueProblem({ pages }: Pick<QueueFrameProps, "pages">) {
  const t = useTranslations("QueueFrame");
  return (
    <Problem next={<Button onClick={pages.again}>{t("readOn")}</Button>}>{pages.problem}</Problem>
  );
}
