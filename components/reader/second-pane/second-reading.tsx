"use client";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useHandedOverCitation } from "../context/citing";
import { useReading } from "../context/reader-context";
import { ReaderProvider } from "../context/reader-provider";
import type { OpenedDocument } from "../model/opened-document";
import { DocumentPane, PaneFloats, PanePalette, PaneText } from "../pane";
import { PickPrompt } from "./pick-prompt";
import styles from "./second-pane.module.css";

interface SecondReadingProps {
  readonly opened: OpenedDocument;
  readonly root: HTMLElement;
  readonly onRevised: () => void;
  readonly onHelp: () => void;
}

/** The second document: the same parts as the first, with a reading of its own. */
export function SecondReading({ opened, root, onRevised, onHelp }: SecondReadingProps) {
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <ReaderProvider pane="second" opened={opened} root={root} scroller={scroller}>
      <DocumentPane pane="second" opened={opened} onHelp={onHelp}>
        <PickPrompt pane="second" />
        <div ref={scroller} className={styles.scroller}>
          <div className={styles.inner}>
            <PaneText hasSheet />
          </div>
        </div>
        <RevisedNotice onRevised={onRevised} />
        <PanePalette />
        <PaneFloats hasSheet />
        <ResumedCitation />
      </DocumentPane>
    </ReaderProvider>
  );
}

/** Offers the newer revision of the text once there is one. */
function RevisedNotice({ onRevised }: { onRevised: () => void }) {
  const t = useTranslations("Beside");
  const revised = useReading((state) => state.revised);
  if (!revised) return null;
  return (
    <div className={styles.prompt} role="status">
      <span>{t("revised")}</span>
      <Button size="small" onClick={onRevised}>
        {t("readNew")}
      </Button>
    </div>
  );
}

/** Resumes a citation that was begun before this document was mounted. Renders nothing. */
function ResumedCitation() {
  useHandedOverCitation();
  return null;
}
