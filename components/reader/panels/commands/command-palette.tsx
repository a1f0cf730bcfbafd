"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/later";
import type { Structure } from "@/lib/text/document-text";
import { isPress } from "../../model/commands/keys";
import styles from "./command-palette.module.css";

const CommandDialog = later(async () => (await import("../../later-parts")).CommandDialog, {
  takesKeys: true,
});

/** Everything the page can do, by name: opened by its button or with Ctrl+K (⌘K). */
export function CommandPalette({ structure }: { structure: Structure }) {
  const t = useTranslations("Reader");
  const [open, setOpen] = useState(false);
  /** The dialog stays when it is closed: it gives the focus back as it closes. */
  const [isWanted, setWanted] = useState(false);
  if (open && !isWanted) setWanted(true);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPress("Ctrl+K", event)) return;
      event.preventDefault();
      setOpen((wasOpen) => !wasOpen);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <>
      <Button
        ref={button}
        variant="quiet"
        aria-keyshortcuts="Control+K Meta+K"
        aria-label={t("commandsButtonName")}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <span className={styles.glyph} aria-hidden="true">
          ⌘
        </span>
        <span className={styles.word}>{t("commandsButton")}</span>{" "}
        <kbd aria-hidden="true">Ctrl K</kbd>
      </Button>
      {isWanted && (
        <CommandDialog structure={structure} button={button} open={open} onOpenChange={setOpen} />
      )}
    </>
  );
}
