"use client";
import { Command as List } from "cmdk";
import { Dialog } from "radix-ui";
import { useRef, useState, type RefObject } from "react";
import { useTranslations } from "use-intl";
import type { Structure } from "@/lib/text/document-text";
import "@/messages/commands";
import { useDocuments } from "../../context/use-documents";
import { matchEntries } from "./command-entry";
import styles from "./command-palette.module.css";
import { useCommandEntries } from "./use-command-entries";

export interface CommandDialogProps {
  readonly structure: Structure;
  /** Receives the focus when nothing was chosen. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The list of everything the page can do. */
export function CommandDialog({ structure, button, open, onOpenChange }: CommandDialogProps) {
  const t = useTranslations("Commands");
  const chosen = useRef<(() => void) | null>(null);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.shade} data-shade="" />
        <Dialog.Content
          className={styles.dialog}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            const run = chosen.current;
            chosen.current = null;
            event.preventDefault();
            // The command itself decides where the focus goes.
            if (run) run();
            else button.current?.focus();
          }}
        >
          <Dialog.Title className="visually-hidden">{t("name")}</Dialog.Title>
          <Choices
            structure={structure}
            onChosen={(run) => {
              chosen.current = run;
              onOpenChange(false);
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
