"use client";
import { Command as List } from "cmdk";
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Structure } from "@/lib/text/document-text";
import { isPress } from "../../model/commands/keys";
import { useDocuments } from "../../context/use-documents";
import { matchEntries } from "./command-entry";
import styles from "./command-palette.module.css";
import { useCommandEntries } from "./use-command-entries";

/** Everything the page can do, by name: opened by its button or with Ctrl+K (⌘K). */
export function CommandPalette({ structure }: { structure: Structure }) {
  const t = useTranslations("Commands");
  const [open, setOpen] = useState(false);
  const chosen = useRef<(() => void) | null>(null);

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
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button variant="quiet" aria-keyshortcuts="Control+K Meta+K" aria-label={t("name")}>
          <span className={styles.glyph} aria-hidden="true">
            ⌘
          </span>
          <span className={styles.word}>{t("button")}</span> <kbd aria-hidden="true">Ctrl K</kbd>
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.shade} />
        <Dialog.Content
          className={styles.dialog}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            const run = chosen.current;
            chosen.current = null;
            if (!run) return;
            // The command itself decides where the focus goes.
            event.preventDefault();
            run();
          }}
        >
          <Dialog.Title className="visually-hidden">{t("name")}</Dialog.Title>
          <Choices
            structure={structure}
            onChosen={(run) => {
              chosen.current = run;
              setOpen(false);
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ChoicesProps {
  readonly structure: Structure;
  readonly onChosen: (run: () => void) => void;
}

function Choices({ structure, onChosen }: ChoicesProps) {
  const t = useTranslations("Commands");
  const { documents } = useDocuments();
  const entries = useCommandEntries(structure, documents);
  const [typed, setTyped] = useState("");
  const groups = matchEntries(entries, typed);
  return (
    <List shouldFilter={false} label={t("name")} className={styles.choices}>
      <List.Input
        className={styles.input}
        placeholder={t("placeholder")}
        value={typed}
        onValueChange={setTyped}
      />
      <List.List className={styles.list} label={t("name")}>
        <List.Empty className={styles.none}>{t("none")}</List.Empty>
        {groups.map(({ group, entries: listed }) => (
          <List.Group key={group} heading={t(`group.${group}`)} className={styles.group}>
            {listed.map(({ id, label, keys, run }) => (
              <List.Item key={id} value={id} className={styles.item} onSelect={() => onChosen(run)}>
                <span dir="auto">{label}</span>
                {keys && <kbd>{keys}</kbd>}
              </List.Item>
            ))}
          </List.Group>
        ))}
      </List.List>
    </List>
  );
}
